import { useNavigate } from '@solidjs/router'
import type { SessionInfo } from '../../shared/accounts/session'
import { ApiError } from '../data/ApiError'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { useSession } from '../data/session'
import { accountsText } from '../text/accounts'

interface Lead {
  path?: string
  /** whether the page of the act is left for good */
  replace?: boolean
}

/** An act that ends in a session, by password, invitation or sample: whoever succeeds is led on. */
export function createEntry<I = void>(work: (input: I) => Promise<SessionInfo>) {
  const session = useSession()
  const navigate = useNavigate()
  const command = createCommand(async (_key, input: I) => kept(await work(input)))
  const enter = async (input: I, { path = '/', replace = true }: Lead = {}) => {
    const info = await command.run(input)
    if (!info) return
    session.adopt(info)
    navigate(path, { replace })
  }
  return { enter, isBusy: command.isBusy, error: command.error, faults: command.faults }
}

/**
 * The answer to a sign-in, when the browser kept its cookie. On plain HTTP between machines it drops a Secure one without a word,
 * and the person would be signed out again on the next page, not knowing why.
 */
async function kept(info: SessionInfo): Promise<SessionInfo> {
  if (window.isSecureContext) return info
  const { signedIn } = await call(api.session.$get())
  if (!signedIn) throw new ApiError('forbidden', accountsText.cookieLost)
  return info
}
