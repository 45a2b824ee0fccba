import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { createCommand } from '../data/createCommand'
import { needsText } from '../text/needs'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { EntryMark } from '../ui/EntryMark'
import { Failure } from '../ui/Failure'
import { NoticeBanner } from '../ui/NoticeBanner'
import { showToast } from '../ui/Toast'
import { EchoForDialog } from './EchoForDialog'
import {
  confirmEcho,
  echoNeed,
  giveBackNeed,
  type Need,
  renewNeed,
  settleNeed,
  takeOverNeed,
  type Writers,
} from './needs'
import { SettleDialog } from './SettleDialog'

type Asked = 'takeOver' | 'giveBack' | 'solved' | 'withdrawn' | 'echoFor'

/** What may be done with a need: うちも and 提案書を書きます for the neighbours, the rest for its owner. */
export function NeedActs(props: {
  need: Need
  /** for whom the reader may type, where it may */
  writers?: Writers | undefined
  onChange: () => void
  onDone: () => void
}) {
  const navigate = useNavigate()
  const [asked, setAsked] = createSignal<Asked>()
  const may = () => props.need.may
  const settled = () => props.need.state === 'solved' || props.need.state === 'withdrawn'
  const acting = createCommand(async (key, act: (key: string) => Promise<unknown>) => {
    await act(key)
    return true
  })
  const run = async (act: (key: string) => Promise<unknown>, said: string) => {
    if (!(await acting.run(act))) return
    setAsked(undefined)
    showToast(said)
    props.onDone()
  }
  const writing = createCommand((key) => takeOverNeed(props.need.id, key))
  const write = async () => {
    const taken = await writing.run()
    if (!taken) return
    showToast(needsText.taken)
    navigate(`/proposals/${taken.proposalId}`)
  }
  const setEcho = (isEchoed: boolean) =>
    run((key) => echoNeed(props.need.id, isEchoed, key), isEchoed ? needsText.echoed : needsText.unechoed)
  return (
    <>
      <Show when={props.need.isAsked}>
        <NoticeBanner tone="info" title={needsText.asked}>
          <p>{needsText.askedLead}</p>
          <div class="need-acts">
            <Button
              variant="solid"
              busy={acting.isBusy()}
              onClick={() => void run((key) => renewNeed(props.need.id, key), needsText.renewed)}
            >
              {needsText.stillYes}
            </Button>
          </div>
        </NoticeBanner>
      </Show>
      <div class="need-acts">
        <Show when={may().echo && !props.need.echo.own}>
          <Button busy={acting.isBusy()} onClick={() => void setEcho(true)}>
            {needsText.echo}
          </Button>
        </Show>
        <Show when={props.need.echo.own}>
          {(own) => (
            <>
              <EntryMark
                entry={own()}
                onConfirm={() => void run((key) => confirmEcho(props.need.id, key), needsText.confirmEntry)}
              />
              <Button variant="text" busy={acting.isBusy()} onClick={() => void setEcho(false)}>
                {needsText.unecho}
              </Button>
            </>
          )}
        </Show>
        <Show when={echoWriters(props.writers, props.need)}>
          <Button variant="text" onClick={() => setAsked('echoFor')}>
            {needsText.echoFor}
          </Button>
        </Show>
        <Show when={may().takeOver}>
          <Button onClick={() => setAsked('takeOver')}>{needsText.takeOver}</Button>
        </Show>
        <Show when={may().propose}>
          <Button busy={writing.isBusy()} onClick={() => void write()}>
            {needsText.propose}
          </Button>
        </Show>
        <Show when={may().giveBack}>
          <Button variant="text" onClick={() => setAsked('giveBack')}>
            {needsText.giveBack}
          </Button>
        </Show>
        <Show when={may().change}>
          <Show
            when={!settled()}
            fallback={
              <Button
                variant="text"
                busy={acting.isBusy()}
                onClick={() =>
                  void run(
                    (key) => settleNeed(props.need.id, { state: 'open', note: '' }, key),
                    needsText.reopened,
                  )
                }
              >
                {needsText.reopen}
              </Button>
            }
          >
            <Button onClick={() => setAsked('solved')}>{needsText.solve}</Button>
            <Button variant="text" onClick={() => props.onChange()}>
              {needsText.change}
            </Button>
            <Button variant="text" onClick={() => setAsked('withdrawn')}>
              {needsText.withdraw}
            </Button>
          </Show>
        </Show>
      </div>
      <Show when={asked() === undefined}>
        <Failure error={acting.error() ?? writing.error()} />
      </Show>
      <ConfirmDialog
        open={asked() === 'takeOver'}
        title={needsText.takeOverTitle(props.need.ownerName)}
        confirmLabel={needsText.takeOverConfirm}
        busy={writing.isBusy()}
        onClose={() => setAsked(undefined)}
        onConfirm={() => void write()}
      >
        <p>{needsText.takeOverText(props.need.ownerName)}</p>
        <Failure error={writing.error()} />
      </ConfirmDialog>
      <ConfirmDialog
        open={asked() === 'giveBack'}
        title={needsText.giveBackTitle}
        confirmLabel={needsText.giveBack}
        busy={acting.isBusy()}
        onClose={() => setAsked(undefined)}
        onConfirm={() => void run((key) => giveBackNeed(props.need.id, key), needsText.gaveBack)}
      >
        <p>{needsText.giveBackText(props.need.ownerName)}</p>
        <Failure error={acting.error()} />
      </ConfirmDialog>
      <Show when={asked() === 'echoFor' && echoWriters(props.writers, props.need)}>
        {(writers) => (
          <EchoForDialog
            need={props.need}
            writers={writers()}
            onClose={() => setAsked(undefined)}
            onDone={() => {
              setAsked(undefined)
              props.onDone()
            }}
          />
        )}
      </Show>
      <SettleDialog
        state={asked() === 'solved' ? 'solved' : asked() === 'withdrawn' ? 'withdrawn' : undefined}
        busy={acting.isBusy()}
        error={acting.error()}
        onClose={() => setAsked(undefined)}
        onSettle={(state, note) =>
          void run(
            (key) => settleNeed(props.need.id, { state, note }, key),
            state === 'solved' ? needsText.solved : needsText.withdrawn,
          )
        }
      />
    </>
  )
}

/** The secretariat with the members that have not said うちも; the rule itself is the server's. */
function echoWriters(writers: Writers | undefined, need: Need): Writers | undefined {
  const isOver = need.state === 'solved' || need.state === 'withdrawn'
  if (!writers?.mayTypeFor || need.scope !== 'region' || isOver) return undefined
  const names = need.echo.names ?? []
  const members = writers.members.filter(({ id, name }) => id !== need.ownerId && !names.includes(name))
  return members.length > 0 ? { ...writers, mayWrite: false, members } : undefined
}
