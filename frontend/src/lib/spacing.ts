const HAN = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}]/u;
const WIDE_PUNCTUATION = /[\u3000-\u303f\uff00-\uffef]/u;
const TELLS = /[\p{L}\p{N}\u3000-\u303f\uff00-\uffef]/u;

/** The separator between two sentences: a space, except in scripts that use none. The server follows the same rule. */
export function between(before: string, after: string): string {
  const last = [...before].findLast((sign) => TELLS.test(sign));
  const first = [...after].find((sign) => TELLS.test(sign));
  if (!last || !first) return ' ';
  const wide = [last, first].some((sign) => WIDE_PUNCTUATION.test(sign) && !/[\p{L}\p{N}]/u.test(sign));
  return wide || (HAN.test(last) && HAN.test(first)) ? '' : ' ';
}
