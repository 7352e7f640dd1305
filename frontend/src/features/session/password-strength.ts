/** A rough password strength: 0 too short … 3 strong. Only a hint; the server checks the length and its own list. */
export function passwordStrength(password: string, minLength: number): 0 | 1 | 2 | 3 {
  const letters = [...password];
  if (letters.length < minLength) return 0;
  const variety = new Set(letters).size;
  if (variety < 5 || letters.length < minLength + 2) return 1;
  return letters.length >= 14 && variety >= 8 ? 3 : 2;
}
