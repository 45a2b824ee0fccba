import { For, Show } from 'solid-js'
import { referenceText } from '../text/reference'
import { DataTable } from '../ui/DataTable'
import { Stat } from '../ui/Stat'
import type { Reference } from './reference'
import { PrintedIn } from './Sources'
import { SurveyFigures } from './SurveyFigures'

type AllFigures = Reference['figures']
type Kpi = NonNullable<AllFigures['kpi']>
type Population = NonNullable<AllFigures['population']>
type Joint = NonNullable<AllFigures['jointProcessing']>

/** The numbers of the report, each with its year and its place in it. */
export function Figures(props: { figures: AllFigures; errata: Reference['errata'] }) {
  const isEmpty = () => Object.values(props.figures).every((each) => each === null)
  return (
    <div class="stack-loose">
      <Show when={isEmpty()}>
        <p>{referenceText.none}</p>
      </Show>
      <Show when={props.figures.kpi}>{(kpi) => <KpiFigures kpi={kpi()} errata={props.errata} />}</Show>
      <Show when={props.figures.survey}>{(survey) => <SurveyFigures survey={survey()} />}</Show>
      <Show when={props.figures.population}>
        {(population) => <PopulationFigures population={population()} />}
      </Show>
      <Show when={props.figures.jointProcessing}>{(joint) => <JointFigures joint={joint()} />}</Show>
    </div>
  )
}

function KpiFigures(props: { kpi: Kpi; errata: Reference['errata'] }) {
  const notes = () => props.errata.filter(({ id }) => props.kpi.errata.includes(id))
  return (
    <section class="section">
      <h2>{referenceText.kpi}</h2>
      <p>{referenceText.kpiLead(props.kpi.name, props.kpi.plan)}</p>
      <div class="reference-stats">
        <Stat
          label={referenceText.baseline(props.kpi.baseline.year)}
          value={props.kpi.baseline.value}
          unit={props.kpi.baseline.unit}
        />
        <span class="reference-arrow" aria-hidden="true">
          →
        </span>
        <Stat
          label={referenceText.target(props.kpi.target.year)}
          value={props.kpi.target.value}
          unit={props.kpi.target.unit}
        />
      </div>
      <Show when={props.kpi.basis}>{(basis) => <p>{referenceText.kpiBasis(basis())}</p>}</Show>
      <For each={notes()}>
        {(note) => <p class="quiet small">{referenceText.noteOf(note.id, note.reason)}</p>}
      </For>
      <PrintedIn section={props.kpi.section} page={props.kpi.page} />
    </section>
  )
}

function PopulationFigures(props: { population: Population }) {
  const years = () => Object.keys(props.population.total)
  const rows = () => [...props.population.rows, { band: referenceText.total, counts: props.population.total }]
  return (
    <section class="section">
      <h2>{referenceText.population}</h2>
      <p>{props.population.title}</p>
      <Statements statements={props.population.statements} />
      <DataTable
        caption={referenceText.populationCaption(props.population.base)}
        phone="scroll"
        rows={rows()}
        columns={[
          {
            header: referenceText.band,
            isRowHeader: true,
            cell: (row) => referenceText.bandLabel(row.band),
          },
          ...years().map((year) => ({
            header: referenceText.yearHeader(year),
            alignEnd: true,
            cell: (row: Population['rows'][number]) => row.counts[year] ?? referenceText.noNumber,
          })),
        ]}
      />
      <PrintedIn section={props.population.section} errata={props.population.errata} />
    </section>
  )
}

interface JointRow {
  method: string
  prefecture: number | undefined
  prefectureEach: string | undefined
  national: number | undefined
  nationalEach: string | undefined
}

function JointFigures(props: { joint: Joint }) {
  const rows = (): JointRow[] => {
    const { methods, nagano, national } = props.joint
    return [
      ...methods.map((method, index) => ({
        method,
        prefecture: nagano.counts[index],
        prefectureEach: nagano.perMunicipality[index],
        national: national.counts[index],
        nationalEach: national.perMunicipality[index],
      })),
      {
        method: referenceText.total,
        prefecture: nagano.total,
        prefectureEach: nagano.totalPerMunicipality,
        national: national.total,
        nationalEach: national.totalPerMunicipality,
      },
    ]
  }
  const number = (value: number | string | undefined) => value?.toLocaleString() ?? referenceText.noNumber
  return (
    <section class="section">
      <h2>{referenceText.joint}</h2>
      <p>{props.joint.title}</p>
      <Statements statements={props.joint.statements} />
      <DataTable
        caption={referenceText.jointCaption}
        phone="scroll"
        rows={rows()}
        columns={[
          { header: referenceText.method, isRowHeader: true, cell: (row) => row.method },
          { header: referenceText.prefecture, alignEnd: true, cell: (row) => number(row.prefecture) },
          { header: referenceText.prefectureEach, alignEnd: true, cell: (row) => number(row.prefectureEach) },
          { header: referenceText.national, alignEnd: true, cell: (row) => number(row.national) },
          { header: referenceText.nationalEach, alignEnd: true, cell: (row) => number(row.nationalEach) },
        ]}
      />
      <PrintedIn section={props.joint.section} />
    </section>
  )
}

const Statements = (props: { statements: readonly string[] }) => (
  <ul>
    <For each={props.statements}>{(statement) => <li>{statement}</li>}</For>
  </ul>
)
