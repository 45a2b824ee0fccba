import { Show } from 'solid-js'
import { useMe } from '../data/session'
import { MailSettings } from '../mail/MailSettings'
import { FeedSection } from '../schedule/FeedSection'
import { accountsText, dutyLabel } from '../text/accounts'
import { commonText } from '../text/common'
import { DefinitionList } from '../ui/DefinitionList'
import { PageHeader } from '../ui/PageHeader'
import { SampleBadge } from '../ui/SampleBadge'
import { PasswordChange } from './PasswordChange'
import { SeatSwitch } from './SeatSwitch'
import { SessionList } from './SessionList'
import { ThisTerminal } from './ThisTerminal'
import './accounts.css'

/** Who one is here, from which seat one acts, and where one is signed in. */
export function AccountPage() {
  const me = useMe()
  const present = () => me().seats.find((seat) => seat.seatId === me().actor.seatId)
  const forums = () => present()?.secretariatOf.map((forum) => forum.forumName) ?? []
  return (
    <div class="stack-loose">
      <PageHeader title={accountsText.accountTitle} badges={me().sample ? <SampleBadge /> : undefined} />
      <section class="section">
        <h2>{accountsText.whoTitle}</h2>
        <DefinitionList
          items={[
            { term: accountsText.organisation, description: me().organisationName },
            { term: accountsText.seat, description: me().seatTitle },
            { term: accountsText.duty, description: dutyLabel[me().actor.duty] },
            {
              term: accountsText.secretariatOf,
              description: forums().join('、') || commonText.none,
            },
            { term: accountsText.loginId, description: me().loginId },
          ]}
        />
      </section>
      <SeatSwitch me={me()} />
      <ThisTerminal sessionId={me().sessionId} />
      <MailSettings isSample={me().sample} />
      <SessionList />
      <Show when={me().actor.duty === 'member'}>
        <FeedSection />
      </Show>
      <PasswordChange me={me()} />
    </div>
  )
}
