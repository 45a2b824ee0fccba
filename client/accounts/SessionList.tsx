import { createResource, createSignal, Show } from 'solid-js'
import { seatName } from '../../shared/accounts/seatName'
import type { SessionItem } from '../../shared/accounts/session'
import { dayOf, timeOfDay, warekiWithWeekday } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { accountsText } from '../text/accounts'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { type Column, DataTable } from '../ui/DataTable'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'

/** Where the person is signed in; the others can be ended from here. */
export function SessionList() {
  const listing = createCommand(() => call(api.session.list.$get()))
  const [sessions, { refetch }] = createResource(() => listing.run())
  const [chosen, setChosen] = createSignal('')
  const ending = createCommand((_key, id: string) => call(api.session.list[':id'].$delete({ param: { id } })))
  const endingOthers = createCommand(() => call(api.session.list.$delete()))
  const end = async (id: string) => {
    setChosen(id)
    if (await ending.run(id)) showToast(accountsText.sessionEnded)
    await refetch()
  }
  const endOthers = async () => {
    if (await endingOthers.run()) showToast(accountsText.sessionEnded)
    await refetch()
  }
  const columns: Column<SessionItem>[] = [
    { header: accountsText.sessionDevice, isRowHeader: true, cell: (row) => row.device },
    { header: accountsText.sessionSeat, cell: (row) => seatName(row) },
    { header: accountsText.sessionSince, cell: (row) => <Moment at={row.createdAt} /> },
    { header: accountsText.sessionSeen, cell: (row) => <Moment at={row.seenAt} /> },
    {
      header: accountsText.action,
      cell: (row) => (
        <Show when={!row.isCurrent} fallback={<Badge tone="info">{accountsText.sessionThis}</Badge>}>
          <Button small busy={ending.isBusy() && chosen() === row.id} onClick={() => void end(row.id)}>
            <span class="nowrap">{accountsText.sessionEnd}</span>
            <span class="visually-hidden">（{row.device}）</span>
          </Button>
        </Show>
      ),
    },
  ]
  return (
    <section class="section">
      <h2>{accountsText.sessionsTitle}</h2>
      <p>{accountsText.sessionsBody}</p>
      <Failure error={listing.error() ?? ending.error() ?? endingOthers.error()} />
      <DataTable
        caption={accountsText.sessionsTitle}
        hideCaption
        columns={columns}
        rows={sessions.latest ?? []}
      />
      <Show when={(sessions.latest?.length ?? 0) > 1}>
        <div>
          <Button busy={endingOthers.isBusy()} onClick={() => void endOthers()}>
            {accountsText.sessionEndOthers}
          </Button>
        </div>
      </Show>
    </section>
  )
}

/** In a narrow column the line breaks between the day and the time. */
const Moment = (props: { at: number }) => (
  <>
    <span class="nowrap">{warekiWithWeekday(dayOf(props.at))}</span>
    <wbr />
    <span class="nowrap">{timeOfDay(props.at)}</span>
  </>
)
