import Lightbulb from 'lucide-solid/icons/lightbulb'
import { Show } from 'solid-js'
import { ofClass } from '../../shared/balance/report'
import { wareki } from '../../shared/calendar'
import type { BalanceClass } from '../../shared/proposals/balance'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { forumsText } from '../text/forums'
import { LinkButton } from '../ui/LinkButton'
import { Loaded } from '../ui/Loaded'
import type { Forum } from './forum'

/** How many proposals the body has and from whom, in one sentence, and the ways to the board. */
export function ForumProposals(props: { forum: Forum }) {
  return (
    <Show when={props.forum.can.readBalance}>
      <section class="section">
        <h2>{forumsText.proposals}</h2>
        <Balance forum={props.forum} />
        <div class="cluster">
          <LinkButton href={`/forums/${props.forum.id}/proposals`}>{forumsText.openBoard}</LinkButton>
          <Show when={props.forum.can.createProposal}>
            <LinkButton icon={Lightbulb} href={`/forums/${props.forum.id}/proposals/new`}>
              {forumsText.propose}
            </LinkButton>
          </Show>
          <LinkButton variant="text" href={`/forums/${props.forum.id}/balance`}>
            {forumsText.openBalance}
          </LinkButton>
        </div>
      </section>
    </Show>
  )
}

function Balance(props: { forum: Forum }) {
  const balance = createLive(
    () => `proposals:${props.forum.id}`,
    () => call(api.proposals.balance.$get({ query: { forumId: props.forum.id } })),
  )
  return (
    <Loaded from={balance} waiting={<p class="quiet">―</p>}>
      {(report) => {
        const count = (name: BalanceClass) => ofClass(report().rows, 'submitted', name).length
        const others = () => count('union') + count('prefecture')
        const sentence = () =>
          report().hasCentre
            ? forumsText.balance(
                wareki(report().asOf),
                report().n,
                count('partners_only'),
                count('central_only'),
                count('joint'),
              )
            : forumsText.balanceUnion(
                wareki(report().asOf),
                report().n,
                count('partners_only'),
                count('union'),
              )
        return (
          <p>
            <Show when={report().n > 0} fallback={forumsText.balanceNone}>
              {sentence()}
              <Show when={report().hasCentre && others() > 0}>{forumsText.balanceOthers(others())}</Show>
            </Show>
          </p>
        )
      }}
    </Loaded>
  )
}
