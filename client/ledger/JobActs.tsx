import { Show } from 'solid-js'
import { jobKindLabel } from '../../shared/ledger/job'
import { createCommand } from '../data/createCommand'
import { ledgerText } from '../text/ledger'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { type LedgerJob, markJob, takeJob } from './ledger'

/** What may be done with a job, the likeliest first: 引き受けます for others, 済みにする and 引き継ぐ for whoever has it. */
export function JobActs(props: { job: LedgerJob; onPass: () => void }) {
  const label = () => jobKindLabel[props.job.kind]
  const taking = createCommand((key) => takeJob(props.job.id, props.job.ownerId, key))
  const marking = createCommand((key, isDone: boolean) => markJob(props.job.id, isDone, key))
  const take = async () => (await taking.run()) && showToast(ledgerText.taken(label()))
  const mark = async (isDone: boolean) =>
    (await marking.run(isDone)) && isDone && showToast(ledgerText.finished(label()))
  return (
    <div class="ledger-acts">
      <Show when={props.job.can.take}>
        <Button small busy={taking.isBusy()} onClick={() => void take()}>
          {ledgerText.take}
        </Button>
      </Show>
      <Show when={props.job.can.mark}>
        <Button small busy={marking.isBusy()} onClick={() => void mark(props.job.doneAt === null)}>
          {props.job.doneAt === null ? ledgerText.finish : ledgerText.reopen}
        </Button>
      </Show>
      <Show when={props.job.can.pass}>
        <Button small variant="text" onClick={() => props.onPass()}>
          {ledgerText.pass}
        </Button>
      </Show>
      <Failure error={taking.error() ?? marking.error()} />
    </div>
  )
}
