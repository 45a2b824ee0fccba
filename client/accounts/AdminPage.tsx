import { createSignal, Show } from 'solid-js'
import { useSession } from '../data/session'
import { adminText } from '../text/accounts'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { Tabs } from '../ui/Tabs'
import { PeopleRegister } from './PeopleRegister'
import { SeatRegister } from './SeatRegister'
import './accounts.css'

/** Seats, invitations and people, for the seat of an administrator. */
export function AdminPage() {
  const session = useSession()
  const [tab, setTab] = createSignal<'seats' | 'people'>('seats')
  return (
    <div class="stack">
      <PageHeader title={adminText.title} />
      <Show
        when={session.can('accounts.manage', null)}
        fallback={
          <NoticeBanner tone="warning" title={adminText.refused}>
            <p>{adminText.refusedBody}</p>
          </NoticeBanner>
        }
      >
        <Tabs
          label={adminText.tabs}
          value={tab()}
          onChange={setTab}
          tabs={[
            { value: 'seats', label: adminText.seatsTab, content: () => <SeatRegister /> },
            { value: 'people', label: adminText.peopleTab, content: () => <PeopleRegister /> },
          ]}
        />
      </Show>
    </div>
  )
}
