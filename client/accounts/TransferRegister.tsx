import { createMemo, createResource, createSignal, Show } from 'solid-js'
import type { SeatItem, TransferredSeat } from '../../shared/accounts/register'
import { seatName } from '../../shared/accounts/seatName'
import { dayOf, fiscalYear, wareki } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { adminText } from '../text/accounts'
import { Button } from '../ui/Button'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { Loading } from '../ui/Loading'
import { TextField } from '../ui/TextField'
import { TransferLinks } from './TransferLinks'

const text = adminText.transfer

/** 名簿更新: the seats that change hands on one day, and the links for those who come. */
export function TransferRegister() {
  const listing = createCommand(() => call(api.accounts.seats.$get()))
  const [seats, { refetch }] = createResource(() => listing.run())
  const [lastDay, setLastDay] = createSignal(endOfYear())
  const [chosen, setChosen] = createSignal<string[]>([])
  const [isAsking, setAsking] = createSignal(false)
  const [done, setDone] = createSignal<{ seat: SeatItem; transferred: TransferredSeat }[]>([])
  const real = createMemo(() => (seats.latest ?? []).filter(({ isSample }) => !isSample))
  const transferring = createCommand((idempotencyKey) =>
    call(api.accounts.transfers.$post({ json: { seatIds: chosen(), lastDay: lastDay(), idempotencyKey } })),
  )
  const transfer = async () => {
    const answer = await transferring.run()
    setAsking(false)
    if (!answer) return
    const bySeat = new Map(real().map((seat) => [seat.seatId, seat]))
    setDone(
      answer.flatMap((transferred) => {
        const seat = bySeat.get(transferred.seatId)
        return seat ? [{ seat, transferred }] : []
      }),
    )
    setChosen([])
    await refetch()
  }
  return (
    <div class="stack">
      <p class="measure">{text.lead}</p>
      <Failure error={listing.error() ?? transferring.error()} />
      <Show when={done().length > 0}>
        <TransferLinks seats={done()} />
      </Show>
      <Show when={seats.latest} fallback={<Loading />}>
        <DateField
          label={text.lastDay}
          name="lastDay"
          hint={text.lastDayHint}
          value={lastDay()}
          onChange={setLastDay}
          error={faultAt(transferring.faults(), 'lastDay')}
          required
        />
        <SeatChoices
          seats={real()}
          values={chosen()}
          onChange={setChosen}
          error={faultAt(transferring.faults(), 'seatIds')}
        />
        <div class="form-actions">
          <Button
            variant="solid"
            disabled={chosen().length === 0 || lastDay() === ''}
            onClick={() => setAsking(true)}
          >
            {text.submit(chosen().length)}
          </Button>
        </div>
      </Show>
      <ConfirmDialog
        open={isAsking()}
        onClose={() => setAsking(false)}
        onConfirm={() => void transfer()}
        title={text.confirmTitle}
        confirmLabel={text.confirm}
        busy={transferring.isBusy()}
      >
        <Show when={lastDay()}>{(day) => <p>{text.confirmBody(chosen().length, wareki(day()))}</p>}</Show>
      </ConfirmDialog>
    </div>
  )
}

interface SeatChoicesProps {
  seats: readonly SeatItem[]
  values: readonly string[]
  onChange: (values: string[]) => void
  error: string | undefined
}

/** What is chosen stays in sight while the list is narrowed. */
function SeatChoices(props: SeatChoicesProps) {
  const [filter, setFilter] = createSignal('')
  const shown = () =>
    props.seats.filter(
      (seat) =>
        props.values.includes(seat.seatId) ||
        seatName(seat).normalize('NFKC').includes(filter().normalize('NFKC').trim()),
    )
  return (
    <div class="stack-tight">
      <TextField label={adminText.filter} type="search" value={filter()} onInput={setFilter} unmarked />
      <CheckboxGroup
        label={text.seats}
        name="seatIds"
        choices={shown().map((seat) => ({
          value: seat.seatId,
          label: seatName(seat),
          hint: holdersOf(seat),
        }))}
        values={props.values}
        onChange={props.onChange}
        error={props.error}
        columns
        required
      />
    </div>
  )
}

const holdersOf = ({ holders }: SeatItem) =>
  holders.length === 0
    ? adminText.vacant
    : holders
        .map(({ loginId, toOn }) => (toOn === null ? loginId : text.until(loginId, wareki(toOn))))
        .join('、')

/** 31 March of the fiscal year that runs: transfers are made for the first of April. */
const endOfYear = () => `${fiscalYear(dayOf(Date.now())) + 1}-03-31`
