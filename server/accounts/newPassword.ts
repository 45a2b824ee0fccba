import { passwordFault } from '../../shared/accounts/login'
import { DomainError } from '../../shared/error'
import { hashPassword } from './password'

/** The hash of a password that the rules allow; `logins` are the person's login id and e-mail. */
export async function newPasswordHash(
  password: string,
  logins: readonly (string | null | undefined)[],
): Promise<string> {
  const own = logins.filter((login) => typeof login === 'string').filter((login) => login !== '')
  const fault = passwordFault(password, own)
  if (fault) throw new DomainError('invalid', fault, [{ path: 'password', message: fault }])
  return hashPassword(password)
}
