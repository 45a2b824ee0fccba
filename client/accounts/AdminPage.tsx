import { createSignal, Show } from 'solid-js'
import { useSession } from '../data/session'
import { OutboxPanel } from '../mail/OutboxPanel'
import { adminText } from '../text/accounts'
import { mailText } from '../text/mail'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { Tabs } from '../ui/Tabs'
import { PeopleRegister } from './PeopleRegister'
import { RegisterTab } from './RegisterTab'
import { SeatRegister } from './SeatRegister'
import { TransferRegister } from './TransferRegister'
import './accounts.css'

/** Seats, invitations and people, for the seat of an administrator. */
export function AdminPage() {
  const session = useSession()
  const [tab, setTab] = createSignal<'seats' | 'transfer' | 'register' | 'people' | 'mail'>('seats')
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
            { value: 'transfer', label: adminText.transferTab, content: () => <TransferRegister /> },
            { value: 'register', label: adminText.registerTab, content: () => <RegisterTab /> },
            { value: 'people', label: adminText.peopleTab, content: () => <PeopleRegister /> },
            { value: 'mail', label: mailText.outboxTab, content: () => <OutboxPanel /> },
          ]}
        />
      </Show>
    </div>
  )
}
