import { createSignal } from 'solid-js'
import { missingForSubmission } from '../../shared/proposals/missing'
import { ApiError } from '../data/ApiError'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { draftText } from '../text/proposals'
import { showToast } from '../ui/Toast'
import type { DraftForm } from './createDraftForm'
import type { ProposalDetail } from './detail'

/** 提出 in two steps: it is asked for, with what is still missing said at once, and then confirmed. */
export function createSubmission(
  proposal: () => ProposalDetail,
  onRefused: (error: ApiError | undefined) => void,
) {
  /** the revision that was on the screen when 提出 was asked for: what comes later is not submitted unseen [P5] */
  const [askedRevision, setAskedRevision] = createSignal<number>()
  const command = createCommand((idempotencyKey, revision: number) =>
    call(
      api.proposals[':id'].submit.$post({
        param: { id: proposal().id },
        json: { idempotencyKey, revision },
      }),
    ),
  )
  const ask = (form: DraftForm) => {
    const faults = missingForSubmission({
      need: form.value('need'),
      plan: form.value('plan'),
      fieldId: form.value('fieldId'),
      originKind: form.value('originKind'),
    })
    if (faults.length > 0) onRefused(new ApiError('invalid', draftText.incomplete, faults))
    else setAskedRevision(proposal().revision)
  }
  const cancel = () => setAskedRevision(undefined)
  const submit = async (): Promise<boolean> => {
    const revision = askedRevision()
    if (revision === undefined) return false
    const answer = await command.run(revision)
    cancel()
    if (answer) showToast(draftText.submitted(answer.number))
    else onRefused(command.error())
    return answer !== undefined
  }
  return { ask, cancel, submit, isAsking: () => askedRevision() !== undefined, isBusy: command.isBusy }
}
