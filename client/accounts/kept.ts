import type { SessionInfo } from '../../shared/accounts/session'
import { ApiError } from '../data/ApiError'
import { api, call } from '../data/api'
import { accountsText } from '../text/accounts'

/**
 * The answer to a sign-in, when the browser kept its cookie. On plain HTTP between machines it drops a Secure one without a word,
 * and the person would be signed out again on the next page, not knowing why.
 */
export async function kept(info: SessionInfo): Promise<SessionInfo> {
  if (window.isSecureContext) return info
  const { signedIn } = await call(api.session.$get())
  if (!signedIn) throw new ApiError('forbidden', accountsText.cookieLost)
  return info
}
