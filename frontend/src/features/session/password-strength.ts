/** How hard a password is to guess, coarsely: 0 too short … 3 strong. A hint only; the server decides by length and its list. */
export function passwordStrength(password: string, minLength: number): 0 | 1 | 2 | 3 {
  const letters = [...password];
  if (letters.length < minLength) return 0;
  const variety = new Set(letters).size;
  if (variety < 5 || letters.length < minLength + 2) return 1;
  return letters.length >= 14 && variety >= 8 ? 3 : 2;
}
