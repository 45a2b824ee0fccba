import { For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { defaultRules } from '../../shared/forums/rules'
import { settingsText } from '../text/forumSettings'
import { Card } from '../ui/Card'
import { DefinitionList } from '../ui/DefinitionList'
import { NoticeBanner } from '../ui/NoticeBanner'
import { RulesForm } from './RulesForm'
import { changedLines, type RuleLine, ruleLines } from './ruleLines'
import type { Settings } from './settings'

/** The rules of the body: a form for whoever may change them, words for everybody else; and who changed what. */
export function RulesSettings(props: { settings: Settings; onSaved: () => void }) {
  return (
    <div class="stack-loose">
      <p class="measure">{settingsText.rules.lead}</p>
      <Show when={props.settings.faults.length > 0}>
        <NoticeBanner tone="warning" live="off" title={settingsText.rules.staleTitle}>
          <ul>
            <For each={props.settings.faults}>{(fault) => <li>{fault.message}</li>}</For>
          </ul>
        </NoticeBanner>
      </Show>
      <Show when={props.settings.can.govern} fallback={<RulesInWords settings={props.settings} />}>
        <RulesForm settings={props.settings} onSaved={() => props.onSaved()} />
      </Show>
      <RuleChanges settings={props.settings} />
    </div>
  )
}

const sections = ['cadence', 'quorum', 'minutes', 'papers', 'calls'] as const satisfies RuleLine['section'][]

function RulesInWords(props: { settings: Settings }) {
  const lines = () => ruleLines(props.settings.rules, seatNames(props.settings))
  return (
    <div class="stack">
      <For each={sections}>
        {(section) => (
          <Card as="section">
            <h2>{settingsText.rules[section]}</h2>
            <DefinitionList
              items={lines()
                .filter((line) => line.section === section)
                .map(({ label, value }) => ({
                  term: label,
                  description: <span class="pre-line">{value}</span>,
                }))}
            />
          </Card>
        )}
      </For>
    </div>
  )
}

function RuleChanges(props: { settings: Settings }) {
  const before = (index: number) => props.settings.changes[index + 1]?.rules ?? defaultRules
  return (
    <section class="section">
      <h2>{settingsText.changes.title}</h2>
      <ol class="timeline">
        <For each={props.settings.changes} fallback={<li class="quiet">{settingsText.changes.none}</li>}>
          {(change, index) => (
            <li class="stack-tight">
              <p>
                <span class="strong">{warekiDateTime(change.at)}</span>{' '}
                {settingsText.changes.by(change.label)}
              </p>
              <ul>
                <For each={changedLines(before(index()), change.rules, seatNames(props.settings))}>
                  {(line) => (
                    <li>
                      {line.label}：{settingsText.changes.from(line.before, line.after)}
                    </li>
                  )}
                </For>
              </ul>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}

const seatNames = (settings: Settings) => (seatId: string) =>
  settings.seats.find((seat) => seat.seatId === seatId)?.name ?? settingsText.rules.goneSeat
