import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { useMe } from '../data/session'
import { forumsText, frameworkLabel, roleIn } from '../text/forums'
import { Badge } from '../ui/Badge'
import { Card } from '../ui/Card'

interface Body {
  id: string
  name: string
  framework: keyof typeof frameworkLabel
  afterReport: boolean
  closedOn: string | null
  memberCount: number
  centralCities: readonly { name: string }[]
}

/** A body (会議体) in a list, as the way to its page. */
export function BodyCard(props: { body: Body; children?: JSX.Element }) {
  const me = useMe()
  const isMine = () => me().actor.memberships.some(({ forumId }) => forumId === props.body.id)
  return (
    <Card as="article">
      <div class="cluster">
        <Badge tone="info">{frameworkLabel[props.body.framework]}</Badge>
        <Show when={isMine()}>
          <Badge tone="success">{forumsText.mine}</Badge>
        </Show>
        <Show when={props.body.closedOn}>
          {(day) => <Badge tone="warning">{forumsText.closedOn(wareki(day()))}</Badge>}
        </Show>
        <Show when={props.body.afterReport}>
          <Badge>{forumsText.afterReport}</Badge>
        </Show>
      </div>
      <h3>
        <A href={`/forums/${props.body.id}`}>{props.body.name}</A>
      </h3>
      <p>
        {forumsText.memberCount(props.body.memberCount)}
        <Show when={props.body.centralCities.length > 0}>
          <br />
          {forumsText.centralCities(
            roleIn(props.body.framework, 'central_city'),
            props.body.centralCities.map(({ name }) => name),
          )}
        </Show>
      </p>
      {props.children}
    </Card>
  )
}
