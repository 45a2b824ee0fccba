import { createSignal, Show } from 'solid-js'
import type { MinutesRecord } from '../../shared/minutes/record'
import type { PublicationChoices } from '../../shared/minutes/redact'
import { sectionsOf } from '../../shared/minutes/sections'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { RecordView } from '../minutes/RecordView'
import { commonText } from '../text/common'
import { confirmationText } from '../text/confirmation'
import { Button } from '../ui/Button'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { Dialog } from '../ui/Dialog'
import { ErrorSummary } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { NoticeBanner } from '../ui/NoticeBanner'
import { RadioGroup } from '../ui/RadioGroup'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'

const text = confirmationText.publication

interface Preview {
  record: MinutesRecord
  previewed: string
  notFound: readonly string[]
  choices: PublicationChoices
}

/** 公開版を作る: what is taken out is chosen, looked at, and filed exactly as it was looked at. */
export function PublishDialog(props: { record: MinutesRecord; versionId: string; onClose: () => void }) {
  const [sections, setSections] = createSignal<readonly string[]>([])
  const [sectionReason, setSectionReason] = createSignal('')
  const [titles, setTitles] = createSignal<readonly string[]>([])
  const [words, setWords] = createSignal('')
  const [passageReason, setPassageReason] = createSignal('')
  const [speakers, setSpeakers] = createSignal<PublicationChoices['speakers']>('organisation')
  const [preview, setPreview] = createSignal<Preview>()
  const all = sectionsOf(props.record)
  const choosable = all.filter(({ item }) => item?.disclosure === 'open')
  const closed = () =>
    all.filter(({ key, item }) => item?.disclosure === 'closed' || (item && sections().includes(key)))
  const choices = (): PublicationChoices => ({
    sections: sections().map((section) => ({ section, reason: sectionReason() })),
    titles: [...titles()],
    passages: words()
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((word) => ({ text: word, reason: passageReason() })),
    speakers: speakers(),
  })
  const look = createCommand(async (_key, chosen: PublicationChoices) => {
    const answer = await call(
      api.minutes.versions[':versionId'].publications.preview.$post({
        param: { versionId: props.versionId },
        json: { choices: copyOf(chosen) },
      }),
    )
    // A record is plain JSON, but the RPC's type of it gives up where lists stand in lists.
    return { ...answer, record: answer.record as MinutesRecord, choices: chosen }
  })
  const publish = createCommand((idempotencyKey, shown: Preview) =>
    call(
      api.minutes.versions[':versionId'].publications.$post({
        param: { versionId: props.versionId },
        json: { choices: copyOf(shown.choices), previewed: shown.previewed, idempotencyKey },
      }),
    ),
  )
  const act = async (shown: Preview) => {
    if (!(await publish.run(shown))) return
    showToast(text.done)
    props.onClose()
  }
  const options = (list: typeof all) => list.map(({ key, label }) => ({ value: key, label }))
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={text.dialogTitle}
      footer={
        <>
          <Button onClick={() => (preview() ? setPreview(undefined) : props.onClose())}>
            {preview() ? commonText.back : commonText.cancel}
          </Button>
          <Show
            when={preview()}
            fallback={
              <Button
                variant="solid"
                busy={look.isBusy()}
                onClick={() => void look.run(choices()).then((found) => setPreview(found))}
              >
                {text.preview}
              </Button>
            }
          >
            {(shown) => (
              <Button
                variant="solid"
                busy={publish.isBusy()}
                disabled={shown().notFound.length > 0}
                onClick={() => void act(shown())}
              >
                {text.act}
              </Button>
            )}
          </Show>
        </>
      }
    >
      <div class="stack">
        <ErrorSummary faults={look.faults()} message={look.error()?.message} />
        <Show when={look.faults().length === 0}>
          <Failure error={look.error() ?? publish.error()} title={text.failed} />
        </Show>
        <Show
          when={preview()}
          fallback={
            <>
              <CheckboxGroup
                label={text.sections}
                hint={text.sectionsHint}
                values={sections()}
                choices={options(choosable)}
                onChange={setSections}
              />
              <Show when={sections().length > 0}>
                <TextField
                  label={text.sectionReason}
                  required
                  value={sectionReason()}
                  onInput={setSectionReason}
                />
              </Show>
              <Show when={closed().length > 0}>
                <CheckboxGroup
                  label={text.titles}
                  values={titles()}
                  choices={options(closed())}
                  onChange={setTitles}
                />
              </Show>
              <TextArea
                label={text.passages}
                hint={text.passagesHint}
                rows={3}
                value={words()}
                onInput={setWords}
              />
              <Show when={words().trim() !== ''}>
                <TextField
                  label={text.passageReason}
                  required
                  value={passageReason()}
                  onInput={setPassageReason}
                />
              </Show>
              <RadioGroup
                label={text.speakers}
                value={speakers()}
                choices={(['organisation', 'as_filed'] as const).map((value) => ({
                  value,
                  label: text.speakerChoices[value],
                }))}
                onChange={setSpeakers}
              />
            </>
          }
        >
          {(shown) => (
            <>
              <Show when={shown().notFound.length > 0}>
                <NoticeBanner tone="warning">
                  <p>{text.notFound(shown().notFound.join('、'))}</p>
                </NoticeBanner>
              </Show>
              <section class="record-preview" aria-label={text.previewLabel} tabindex={0}>
                <RecordView record={shown().record} />
              </section>
            </>
          )}
        </Show>
      </div>
    </Dialog>
  )
}

/** The RPC takes lists that may be written to. */
const copyOf = (choices: PublicationChoices) => ({
  ...choices,
  sections: [...choices.sections],
  titles: [...choices.titles],
  passages: [...choices.passages],
})
