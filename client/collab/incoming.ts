import * as decoding from 'lib0/decoding'
import { syncStep } from '../../shared/collab/protocol'

/** An update of the others, as it came. */
export interface Incoming {
  update: Uint8Array
  /** It answers what this client missed: it names all deletions the server knows of, whoever made them. */
  isCatchUp: boolean
}

/** What a sync message carries, without taking it from whoever merges it; undefined when it only asks. */
export function incomingOf(message: decoding.Decoder): Incoming | undefined {
  const decoder = decoding.clone(message)
  const step = decoding.readVarUint(decoder)
  if (step === syncStep.one) return undefined
  return { update: decoding.readVarUint8Array(decoder), isCatchUp: step === syncStep.two }
}
