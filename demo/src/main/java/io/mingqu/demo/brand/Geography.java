package io.mingqu.demo.brand;

import java.util.List;

/** The brand's sales organisation: regions 大区 and, below them, province offices 省区 with the cities dealers sit in. */
public final class Geography {

    /** A province office with its region and cities. */
    public record Province(String region, String name, List<String> cities) {
    }

    public static final List<Province> PROVINCES = List.of(
            new Province("华东", "上海", List.of("浦东", "嘉定", "松江", "奉贤")),
            new Province("华东", "江苏", List.of("南京", "苏州", "无锡", "常州", "南通", "徐州", "盐城")),
            new Province("华东", "浙江", List.of("杭州", "宁波", "温州", "嘉兴", "绍兴", "金华", "台州")),
            new Province("华东", "安徽", List.of("合肥", "芜湖", "蚌埠", "阜阳", "安庆")),
            new Province("华南", "广东", List.of("广州", "深圳", "佛山", "东莞", "惠州", "汕头", "湛江")),
            new Province("华南", "广西", List.of("南宁", "柳州", "桂林", "玉林")),
            new Province("华南", "福建", List.of("福州", "厦门", "泉州", "漳州")),
            new Province("华中", "湖北", List.of("武汉", "宜昌", "襄阳", "荆州", "黄冈")),
            new Province("华中", "湖南", List.of("长沙", "株洲", "衡阳", "岳阳", "常德")),
            new Province("华中", "江西", List.of("南昌", "九江", "赣州", "上饶")),
            new Province("华中", "河南", List.of("郑州", "洛阳", "南阳", "商丘", "新乡")),
            new Province("华北", "北京", List.of("朝阳", "丰台", "通州", "昌平")),
            new Province("华北", "河北", List.of("石家庄", "保定", "唐山", "邯郸")),
            new Province("华北", "山东", List.of("济南", "青岛", "潍坊", "临沂", "烟台")),
            new Province("西南", "四川", List.of("成都", "绵阳", "宜宾", "南充")),
            new Province("西南", "重庆", List.of("渝北", "万州", "涪陵")),
            new Province("西南", "云南", List.of("昆明", "曲靖", "大理")),
            new Province("西北", "陕西", List.of("西安", "宝鸡", "渭南")),
            new Province("西北", "甘肃", List.of("兰州", "天水")),
            new Province("东北", "辽宁", List.of("沈阳", "大连", "鞍山")),
            new Province("东北", "黑龙江", List.of("哈尔滨", "齐齐哈尔")));

    private Geography() {
    }
}
