/** Minor units (or thousandths, or ppm) as a decimal text, and back, without floating point. */
export function minorText(minor: number, places = 2): string {
  if (places === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(places + 1, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
export function minorOf(text: string, places = 2): number {
  const negative = text.startsWith('-');
  const [whole, fraction = ''] = text.replace('-', '').split('.');
  const value = Number(`${whole || '0'}${(fraction + '0'.repeat(places)).slice(0, places)}`);
  return negative ? -value : value;
}
