import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { referenceText } from '../text/reference'
import { Badge } from '../ui/Badge'
import { Card } from '../ui/Card'
import { DataTable } from '../ui/DataTable'
import { DefinitionList } from '../ui/DefinitionList'
import { CertaintyMeanings } from './CertaintyMeanings'
import type { Reference } from './reference'
import { ClaimText, SourceList } from './Sources'

type Form = Reference['forms'][number]
type Instrument = Reference['instruments'][number]

/** The ways to work together and the instruments of the law: what each suits, and who has to agree. */
export function Schemes(props: { forms: readonly Form[]; instruments: readonly Instrument[] }) {
  return (
    <div class="stack-loose">
      <section class="section">
        <h2>{referenceText.forms}</h2>
        <p>{referenceText.formsLead}</p>
        <CertaintyMeanings
          words={['public', ...props.forms.flatMap(wordsOf), ...props.instruments.flatMap(wordsIn)]}
        />
        <div class="reference-forms">
          <For each={props.forms} fallback={<p>{referenceText.none}</p>}>
            {(form) => <FormCard form={form} />}
          </For>
        </div>
      </section>
      <section class="section">
        <h2>{referenceText.instruments}</h2>
        <p>{referenceText.instrumentsLead}</p>
        <DataTable
          caption={referenceText.instrumentCaption}
          rows={props.instruments}
          columns={instrumentColumns}
          empty={<p>{referenceText.none}</p>}
        />
      </section>
    </div>
  )
}

const claimsOf = (form: Form) => [
  { term: referenceText.suitableFor, claim: form.suitableFor },
  { term: referenceText.consentByLaw, claim: form.consentByLaw },
  { term: referenceText.consent, claim: form.consent },
  { term: referenceText.executedBy, claim: form.executedBy },
  { term: referenceText.costBorneBy, claim: form.costBorneBy },
  { term: referenceText.consultation, claim: form.consultation },
]
const wordsOf = (form: Form) => claimsOf(form).map(({ claim }) => claim?.certainty ?? null)
const wordsIn = ({ legalBasis, consent }: Instrument) => [legalBasis.certainty, consent?.certainty ?? null]

function FormCard(props: { form: Form }) {
  const cases = () => props.form.bodies.length + props.form.examples.length
  return (
    <Card as="article">
      <h3>{referenceText.formName(props.form.mark, props.form.name)}</h3>
      <div class="cluster">
        <For each={props.form.schemes}>{(scheme) => <Badge tone="info">{scheme}</Badge>}</For>
      </div>
      <DefinitionList
        items={[
          ...claimsOf(props.form)
            .filter(({ claim }) => claim !== null)
            .map(({ term, claim }) => ({ term, description: <ClaimText claim={claim} /> })),
          ...(props.form.content.length > 0
            ? [{ term: referenceText.content, description: <Texts texts={props.form.content} /> }]
            : []),
          ...(props.form.sharesContentWith === null
            ? []
            : [
                {
                  term: referenceText.content,
                  description: referenceText.sharedContent(props.form.sharesContentWith),
                },
              ]),
          ...(cases() > 0 ? [{ term: referenceText.cases, description: <Cases form={props.form} /> }] : []),
        ]}
      />
    </Card>
  )
}

const Texts = (props: { texts: readonly string[] }) => (
  <ul>
    <For each={props.texts}>{(text) => <li>{text}</li>}</For>
  </ul>
)

const Cases = (props: { form: Form }) => (
  <ul class="list-plain">
    <Bodies bodies={props.form.bodies} />
    <For each={props.form.examples}>{(example) => <li>{example}</li>}</For>
  </ul>
)

const Bodies = (props: { bodies: Instrument['usedBy'] }) => (
  <For each={props.bodies}>
    {({ id, name }) => (
      <li>
        <A href={`/forums/${id}`}>{name}</A>
      </li>
    )}
  </For>
)

/** More names than this are folded away: ten unions would make the row taller than the screen. */
const namesShown = 3

const instrumentColumns = [
  {
    header: referenceText.instrument,
    isRowHeader: true,
    cell: (each: Instrument) => (
      <>
        {each.name}
        <Show when={each.makesBody}>
          {' '}
          <Badge>{referenceText.makesBody}</Badge>
        </Show>
      </>
    ),
  },
  { header: referenceText.parties, cell: (each: Instrument) => each.parties ?? referenceText.notWritten },
  { header: referenceText.consentToMake, cell: (each: Instrument) => <ClaimText claim={each.consent} /> },
  {
    header: referenceText.consentToChange,
    cell: (each: Instrument) => each.changeConsent ?? <span class="quiet">{referenceText.notWritten}</span>,
  },
  {
    header: referenceText.legalBasis,
    cell: (each: Instrument) => (
      <>
        <ClaimText claim={each.legalBasis} />
        <Show when={each.sources.length > 0}>
          <details class="small">
            <summary>{referenceText.sourceCount(each.sources.length)}</summary>
            <SourceList sources={each.sources} />
          </details>
        </Show>
      </>
    ),
  },
  { header: referenceText.usedBy, cell: (each: Instrument) => <UsedBy bodies={each.usedBy} /> },
]

function UsedBy(props: { bodies: Instrument['usedBy'] }) {
  const names = () => (
    <ul class="list-plain">
      <Bodies bodies={props.bodies} />
    </ul>
  )
  return (
    <Show when={props.bodies.length > 0} fallback={<span class="quiet">{referenceText.notWritten}</span>}>
      <Show when={props.bodies.length > namesShown} fallback={names()}>
        <details>
          <summary>{referenceText.usedByCount(props.bodies.length)}</summary>
          {names()}
        </details>
      </Show>
    </Show>
  )
}
