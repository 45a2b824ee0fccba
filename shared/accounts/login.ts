/** Login ids and addresses are compared in this form: full and half width, capitals and small letters are the same. */
export function foldLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase()
}

/** Passwords typed with the IME on are the same passwords. */
export function foldPassword(password: string): string {
  return password.normalize('NFKC')
}

const passwordLengthMin = 12
/** More than any passphrase; bounds what the server has to hash. */
export const passwordLengthMax = 200

/** What is wrong with a new password, as a sentence; undefined when it may be used. */
export function passwordFault(password: string, loginIds: readonly string[]): string | undefined {
  const length = [...foldPassword(password)].length
  if (length < passwordLengthMin) return `パスワードは${passwordLengthMin}文字以上にしてください。`
  if (length > passwordLengthMax) return `パスワードは${passwordLengthMax}文字以内にしてください。`
  if (loginIds.some((loginId) => foldLogin(password) === foldLogin(loginId)))
    return 'パスワードは、ログインIDやメールアドレスと違うものにしてください。'
  if (new Set(foldPassword(password)).size < 4) return 'パスワードは、4種類以上の文字を使ってください。'
  return undefined
}
