import { type CloseCode, closeCode } from '../../shared/collab/protocol'

/** Why a message was not taken. The reason goes to the log and the close frame; the person sees the close code's sentence. */
export type RefusalReason =
  | 'malformed'
  | 'too many structs'
  | 'too many client ids'
  | 'client listed twice'
  | 'bad client id'
  | 'bad length'
  | 'foreign client id'
  | 'content not allowed'
  | 'root not allowed'
  | 'gap'
  | 'missing dependency'
  | 'unknown delete'
  | 'character cut in two'
  | 'apply failed'
  | 'left pending'
  | 'out of order'
  | 'too costly'
  | 'read-only'
  | 'frozen'
  | 'document too large'
  | 'message too large'

/**
 * `refused`: the message breaks a rule and always will.
 * `resync`: client and server disagree about what the other has; a new connection with a full sync mends it.
 * `poisoned`: the message passed the check and still broke the document in memory, which must be loaded again from the log [S4].
 */
export class Refusal extends Error {
  constructor(
    readonly kind: 'refused' | 'resync' | 'poisoned',
    readonly reason: RefusalReason,
  ) {
    super(reason)
  }

  get closeCode(): CloseCode {
    if (this.kind === 'resync') return closeCode.tryLater
    if (this.reason === 'frozen') return closeCode.frozen
    return tooLarge.has(this.reason) ? closeCode.tooLarge : closeCode.refused
  }
}

const tooLarge: ReadonlySet<RefusalReason> = new Set([
  'document too large',
  'message too large',
  'too many structs',
])

export const refused = (reason: RefusalReason) => new Refusal('refused', reason)
export const resync = (reason: RefusalReason) => new Refusal('resync', reason)
export const poisoned = (reason: RefusalReason) => new Refusal('poisoned', reason)
