/** The last digit of a 全国地方公共団体コード: weights 6 to 2, modulo 11, and of that the last digit. */
export function checkDigit(code: string): string {
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * Number(code[index]), 0)
  return String((11 - (sum % 11)) % 10)
}
