import { type ClientResponse, hc } from 'hono/client'
import * as v from 'valibot'
import type { Api } from '../../server/http/app'
import { backgroundHeader } from '../../shared/accounts/session'
import { errorStatus } from '../../shared/error'
import { networkText } from '../text/common'
import { ApiError, type ApiErrorCode } from './ApiError'
import { isAttended } from './attendance'

/** The server, typed: `call(api.regions[':id'].$get({ param: { id } }))`. */
export const api = hc<Api>('/', {
  init: { credentials: 'same-origin' },
  headers: (): Record<string, string> => (isAttended() ? {} : { [backgroundHeader]: '1' }),
}).api

type Answer<R> =
  R extends ClientResponse<infer T, number, infer F> ? (F extends 'json' ? T : undefined) : never

/** The answer's body, or an ApiError: every call of the client goes through here. */
export async function call<R extends ClientResponse<unknown, number, 'json' | 'text' | 'body' | 'redirect'>>(
  request: Promise<R>,
): Promise<Answer<R>> {
  const response = await request.catch(() => {
    throw new ApiError('unreachable', networkText.unreachable)
  })
  if (!response.ok) throw await errorOf(response)
  // `Answer` is what the route's type says of this body: nothing for 204, and JSON for all else.
  if (response.status === 204) return undefined as Answer<R>
  // The sign-in page of a proxy comes with 200, too.
  if (!isJson(response.headers)) throw new ApiError('internal', networkText.unreadable)
  return (await response.json().catch(() => {
    throw new ApiError('internal', networkText.unreadable)
  })) as Answer<R>
}

type SignedOutListener = () => void
const signedOutListeners = new Set<SignedOutListener>()

/** Told whenever the server answers that nobody is signed in. */
export function onSignedOut(listener: SignedOutListener): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

const ErrorBody = v.object({
  error: v.object({
    code: v.picklist([...(Object.keys(errorStatus) as (keyof typeof errorStatus)[]), 'internal']),
    message: v.string(),
    faults: v.array(v.object({ path: v.string(), message: v.string() })),
  }),
})

/** What an answer that is no success says. */
export async function errorOf(response: {
  status: number
  headers: Headers
  json: () => Promise<unknown>
}): Promise<ApiError> {
  const body = isJson(response.headers) ? await response.json().catch(() => undefined) : undefined
  const parsed = v.safeParse(ErrorBody, body)
  // A gateway in between answers with a page of its own.
  if (!parsed.success) return new ApiError(gatewayCode(response.status), networkText.unreadable)
  const { code, message, faults } = parsed.output.error
  if (code === 'unauthenticated') for (const listener of signedOutListeners) listener()
  return new ApiError(code, message, faults)
}

const gatewayCode = (status: number): ApiErrorCode =>
  status === 502 || status === 503 || status === 504 ? 'unreachable' : 'internal'

const isJson = (headers: Headers) => headers.get('content-type')?.startsWith('application/json') ?? false
