import { useTranslation } from 'react-i18next';
import { DateText, Money, Quantity, Rate } from './Values';

/** A labelled figure as the server states it: MONEY in minor units with `unit` the currency, QUANTITY in thousandths of `unit`. */
export interface Figure { labelZh: string; labelEn: string; form: 'MONEY' | 'QUANTITY' | 'RATE_PPM' | 'DATE' | 'NUMBER' | 'TEXT'; value: string; unit: string }

export function FigureValue({ figure }: { figure: Figure }) {
  switch (figure.form) {
    case 'MONEY': return <Money minor={figure.value} currency={figure.unit} />;
    case 'QUANTITY': return <Quantity milli={figure.value} unit={figure.unit} />;
    case 'RATE_PPM': return <Rate ppm={figure.value} />;
    case 'DATE': return <DateText value={figure.value} />;
    case 'NUMBER': return <span className="mq-number">{figure.value}{figure.unit && ` ${figure.unit}`}</span>;
    case 'TEXT': return <>{figure.value}</>;
  }
}

/** The figures that matter for a decision, in one line that wraps. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const { i18n } = useTranslation();
  return (
    <dl className="mq-figures">
      {figures.map((figure, index) => <div key={index}><dt>{i18n.language === 'en' ? figure.labelEn : figure.labelZh}</dt><dd><FigureValue figure={figure} /></dd></div>)}
    </dl>
  );
}
