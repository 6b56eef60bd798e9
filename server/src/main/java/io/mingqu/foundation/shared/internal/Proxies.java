package io.mingqu.foundation.shared.internal;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** The proxies whose word on a client's address is taken: single addresses or ranges (CIDR, RFC 4632). Nobody else's is. */
record Proxies(List<Range> trusted) {
  record Range(byte[] network, int bits) {
    static Range of(String text) {
      try {
        int slash = text.indexOf('/');
        byte[] network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
        int bits = slash < 0 ? network.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > network.length * 8) {
          throw new IllegalArgumentException("prefix " + bits);
        }
        return new Range(network, bits);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("'" + text + "' is no address or range. Maybe write MINGQU_TRUSTED_PROXIES=10.0.0.5,192.168.0.0/16", e);
      }
    }

    boolean holds(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  static Proxies of(String setting) {
    return new Proxies(Arrays.stream(setting.split(",")).map(String::strip).filter(text -> !text.isEmpty()).map(Range::of).toList());
  }

  boolean trusts(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return trusted.stream().anyMatch(range -> range.holds(bytes));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  /** The first address from the right of the chain that no trusted proxy stands for; {@code peer} when the chain says nothing usable. */
  String client(String peer, String forwardedFor) {
    String client = peer;
    List<String> chain = Arrays.stream(forwardedFor.split(",")).map(String::strip).toList();
    for (int at = chain.size() - 1; at >= 0 && trusts(client); at--) {
      if (!isAddress(chain.get(at))) {
        return client;
      }
      client = chain.get(at);
    }
    return client;
  }

  private static boolean isAddress(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException no) {
      return false;
    }
  }

  static boolean loopback(String address) {
    return isAddress(address) && InetAddress.ofLiteral(address).isLoopbackAddress();
  }
}
