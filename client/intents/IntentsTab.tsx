import { createMemo, createSignal, Show } from 'solid-js'
import { intentTally } from '../../shared/intents/intent'
import { solve } from '../../shared/intents/solve'
import { isUnchanged, noChange, worldOf } from '../../shared/intents/whatIf'
import type { ProposalTabProps } from '../proposals/proposalTab'
import { intentsText } from '../text/intents'
import { Button } from '../ui/Button'
import { LinkButton } from '../ui/LinkButton'
import { Loaded } from '../ui/Loaded'
import { NoticeBanner } from '../ui/NoticeBanner'
import { CostSection } from './CostSection'
import { EnterIntent } from './EnterIntent'
import { GroupSentence } from './GroupSentence'
import { IntentTable } from './IntentTable'
import { createIntents, factsOf, type IntentPage, nameIn } from './intents'
import { OwnIntent } from './OwnIntent'
import { Unlocks } from './Unlocks'
import { WhatIf } from './WhatIf'
import './intents.css'

/** 参加意向: one's own answer on top, then what would come of all of them, then by what the cost is shared. */
export function IntentsTab(props: ProposalTabProps) {
  const page = createIntents(() => props.proposal.id)
  return (
    <Loaded from={page}>
      {(loaded) => (
        <div class="stack-loose">
          <Show when={loaded().ownId}>
            {(ownId) => <OwnIntent page={loaded()} ownId={ownId()} refetch={page.refetch} />}
          </Show>
          <NotAll page={loaded()} />
          <Outlook page={loaded()} refetch={page.refetch} />
          <CostSection page={loaded()} refetch={page.refetch} />
        </div>
      )}
    </Loaded>
  )
}

/** [W8] One 不参加 ends what needs everybody, and leads to the way without everybody. */
function NotAll(props: { page: IntentPage }) {
  const name = (id: string) => nameIn(props.page)(id)
  const decliners = () => props.page.intents.filter(({ value }) => value === 'decline')
  const canFound = () => props.page.can.manage && intentTally(props.page).willing > 1
  return (
    <Show when={decliners().length > 0}>
      <NoticeBanner
        tone="warning"
        live="off"
        title={intentsText.notAll.title}
        actions={
          <Show when={canFound()}>
            <LinkButton
              small
              href={`/forums/${props.page.forumId}/themes/new?proposal=${props.page.proposalId}`}
            >
              {intentsText.notAll.found}
            </LinkButton>
          </Show>
        }
      >
        <p>{intentsText.notAll.decliners(decliners().map(({ organisationId }) => name(organisationId)))}</p>
        <p>{intentsText.notAll.hint}</p>
      </NoticeBanner>
    </Show>
  )
}

/** [W6] Solved here, by the function everybody shares; what is tried stays on this screen. */
function Outlook(props: { page: IntentPage; refetch: () => Promise<void> }) {
  const [change, setChange] = createSignal(noChange)
  const world = createMemo(() => worldOf(factsOf(props.page), change()))
  const solution = createMemo(() => solve(world()))
  return (
    <section class="section">
      <h2>{intentsText.group.title}</h2>
      <GroupSentence
        page={props.page}
        world={world()}
        solution={solution()}
        isTried={!isUnchanged(change())}
      />
      <Show when={world().candidates.length === 0 && props.page.proposed.members.length > 1}>
        <div class="no-print">
          <Button onClick={() => setChange({ ...noChange, added: props.page.proposed.members })}>
            {intentsText.group.tryProposed}
          </Button>
        </div>
      </Show>
      <IntentTable page={props.page} solution={solution()} refetch={props.refetch} />
      <Unlocks page={props.page} unlocks={solution().unlocks} />
      <WhatIf page={props.page} change={change()} onChange={setChange} />
      <EnterIntent page={props.page} refetch={props.refetch} />
    </section>
  )
}
