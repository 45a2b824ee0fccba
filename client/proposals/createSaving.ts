import { createSignal } from 'solid-js'
import { ApiError } from '../data/ApiError'
import { api, call } from '../data/api'
import type { Live } from '../data/live'
import type { DraftForm } from './createDraftForm'
import type { ProposalDetail } from './detail'

interface Saving {
  /** true when everything written is stored */
  save(): Promise<boolean>
  isBusy(): boolean
  error(): ApiError | undefined
  /** shows an error that belongs to the same fields, such as a refused 提出 */
  setError(error: ApiError | undefined): void
}

/** Stores a draft's changes on the version this screen shows. */
export function createSaving(detail: Live<ProposalDetail>, form: DraftForm): Saving {
  const [isBusy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<ApiError>()

  const send = async (): Promise<void> => {
    const proposal = detail()
    if (!proposal) return
    const sent = form.changes()
    await call(
      api.proposals[':id'].$patch({
        param: { id: proposal.id },
        json: { revision: proposal.revision, ...sent },
      }),
    )
    form.settle(sent)
    await detail.refetch()
  }

  /** Somebody stored other fields a moment ago: then the newest version takes ours as well. The same field is asked about. */
  const sendOnNewest = async (): Promise<void> => {
    try {
      await send()
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.code !== 'conflict') throw failure
      await detail.refetch()
      if (form.conflicts().length > 0 || !detail()?.mayEdit) throw failure
      await send()
    }
  }

  const save = async (): Promise<boolean> => {
    if (isBusy() || form.conflicts().length > 0) return false
    setError(undefined)
    if (!form.isDirty()) return true
    setBusy(true)
    try {
      await sendOnNewest()
      return true
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      setError(failure)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { save, isBusy, error, setError }
}
