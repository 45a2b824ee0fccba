import { createSignal, For, Show } from 'solid-js'
import { seatName } from '../../shared/accounts/seatName'
import { warekiWithWeekday } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { useMe } from '../data/session'
import { deskText } from '../text/desk'
import { handoverText } from '../text/handover'
import { LinkButton } from '../ui/LinkButton'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { type Answer, Answered } from './Answered'
import { DeskCounts } from './DeskCounts'
import { DeskForums } from './DeskForums'
import { DeskLine } from './DeskLine'
import { EmptyDesk } from './EmptyDesk'
import './desk.css'

/** きょうの宿題: the first page of everybody, with what waits for the seat and one obvious act for each. */
export function DeskPage() {
  const me = useMe()
  const desk = createLive('desk', () => call(api.desk.$get()))
  const seat = () => seatName(me())
  const [answered, setAnswered] = createSignal<Answer>()
  /** The list is asked again at once: what was answered leaves it also where no live notices come through. */
  const show = (answer: Answer | undefined) => {
    setAnswered(answer)
    void desk.refetch()
  }
  return (
    <Loaded from={desk} waiting={<PageHeader title={deskText.title} />}>
      {(page) => (
        <>
          <PageHeader
            title={deskText.title}
            lead={
              <>
                <p>{warekiWithWeekday(page().today)}</p>
                <p>{deskText.lead(seat())}</p>
              </>
            }
            actions={<LinkButton href="/handover">{handoverText.fromDesk}</LinkButton>}
          />
          <div class="columns">
            <section class="section">
              <h2>{deskText.list}</h2>
              <DeskCounts items={page().items} />
              <Answered answer={answered()} onUndone={() => show(undefined)} />
              <ul class="desk-list">
                <For each={page().items} fallback={<EmptyDesk forums={page().forums} />}>
                  {(item) => (
                    <DeskLine
                      item={item}
                      today={page().today}
                      onDone={(act, done) => show({ act, item: done })}
                    />
                  )}
                </For>
              </ul>
            </section>
            <Show when={page().forums.length > 0 || me().actor.duty === 'member'}>
              <DeskForums forums={page().forums} />
            </Show>
          </div>
        </>
      )}
    </Loaded>
  )
}
