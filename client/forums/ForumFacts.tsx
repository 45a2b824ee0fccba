import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { certaintyOf } from '../../shared/forums/certainty'
import { commonText } from '../text/common'
import { forumsText, frameworkLabel, roleIn } from '../text/forums'
import { themesText } from '../text/themes'
import { Card } from '../ui/Card'
import { Day } from '../ui/Day'
import { type Definition, DefinitionList } from '../ui/DefinitionList'
import { CertaintyBadge } from './CertaintyBadge'
import type { Forum } from './forum'

/** What the body is: framework, dates, composition, secretariat, its way so far; each with where it is known from. */
export function ForumFacts(props: { forum: Forum }) {
  return (
    <aside class="stack" aria-label={forumsText.facts}>
      <Card as="section">
        <h2>{forumsText.facts}</h2>
        <DefinitionList items={factsOf(props.forum)} />
        <Sources forum={props.forum} />
      </Card>
      <Show when={props.forum.milestones.length > 0}>
        <Card as="section">
          <h2>{forumsText.milestones}</h2>
          <ol class="timeline">
            <For each={props.forum.milestones}>
              {(milestone) => (
                <li>
                  <p>
                    <Day day={milestone.day} /> <CertaintyBadge word={milestone.certainty} />
                  </p>
                  <p class="strong">{milestone.event}</p>
                  <Show when={milestone.note}>{(note) => <p class="quiet small">{note()}</p>}</Show>
                </li>
              )}
            </For>
          </ol>
        </Card>
      </Show>
      <Show when={props.forum.tasks.length > 0}>
        <Card as="section">
          <h2>{forumsText.tasks}</h2>
          <ul>
            <For each={props.forum.tasks}>{(task) => <li>{task}</li>}</For>
          </ul>
        </Card>
      </Show>
      <Show when={props.forum.notes.length > 0}>
        <Card as="section" quiet>
          <h2>{forumsText.notes}</h2>
          <For each={props.forum.notes}>{(note) => <p>{note}</p>}</For>
        </Card>
      </Show>
    </aside>
  )
}

function factsOf(forum: Forum): Definition[] {
  const central = forum.members.filter(({ roles }) => roles.includes('central_city'))
  return [
    { term: forumsText.framework, description: frameworkLabel[forum.framework] },
    ...(forum.parent
      ? [
          {
            term: forumsText.parent,
            description: <A href={`/forums/${forum.parent.id}`}>{forum.parent.name}</A>,
          },
        ]
      : []),
    ...(forum.parents.length > 0
      ? [{ term: themesText.parents, description: <ThemeParents forum={forum} /> }]
      : []),
    ...(central.length > 0
      ? [
          {
            term: roleIn(forum.framework, 'central_city'),
            description: central.map(({ name }) => name).join('・'),
          },
        ]
      : []),
    ...(forum.establishedOn
      ? [
          {
            term: forumsText.established,
            description: (
              <>
                <Day day={forum.establishedOn} /> <CertaintyBadge word={forum.certainty.established} />
              </>
            ),
          },
        ]
      : []),
    ...(forum.composition
      ? [
          {
            term: forumsText.composition,
            description: (
              <>
                {forum.composition} <CertaintyBadge word={forum.certainty.compositionInSeed} />
              </>
            ),
          },
        ]
      : []),
    { term: forumsText.secretariat, description: <Secretariat forum={forum} /> },
  ]
}

/** A テーマ連携 stands under several bodies, and was founded from a proposal of one of them. */
function ThemeParents(props: { forum: Forum }) {
  return (
    <For each={props.forum.parents}>
      {(parent) => (
        <p>
          <A href={`/forums/${parent.id}`}>{parent.name}</A>
          <Show when={parent.proposal}>
            {(proposal) => (
              <>
                <br />
                <A class="small" href={`/proposals/${proposal().id}`}>
                  {themesText.fromProposal(proposal().number, proposal().title)}
                </A>
              </>
            )}
          </Show>
        </p>
      )}
    </For>
  )
}

function Secretariat(props: { forum: Forum }) {
  return (
    <Show
      when={props.forum.secretariat.length > 0}
      fallback={<span class="quiet">{forumsText.secretariatNone}</span>}
    >
      <For each={props.forum.secretariat}>
        {(seat) => (
          <p>
            {seat.organisationName} {seat.title}
          </p>
        )}
      </For>
    </Show>
  )
}

/** Where name and members are known from; the report gives numbers of members, the names come from public papers. */
function Sources(props: { forum: Forum }) {
  const labels = () => {
    const { certainty } = props.forum
    const words = [certainty[''], certainty.name, certainty.members]
    return [...new Set(words.flatMap((word) => certaintyOf(word)?.label ?? []))]
  }
  return (
    <Show when={labels().length > 0}>
      <p class="fact-note">{forumsText.asOfSource(labels().join(commonText.separator))}</p>
    </Show>
  )
}
