import { For, Show } from 'solid-js'
import { referenceText } from '../text/reference'
import { DataTable } from '../ui/DataTable'
import { CertaintyBadge } from './CertaintyBadge'
import type { Reference } from './reference'
import { ErratumLinks, PrintedIn } from './Sources'

type Survey = NonNullable<Reference['figures']['survey']>
type Question = Survey['questions'][number]
type Answer = Question['answers'][number]

/** What the municipalities answered: the report's sentences, then its counts. */
export function SurveyFigures(props: { survey: Survey }) {
  return (
    <section class="section">
      <h2>{referenceText.survey}</h2>
      <p>{props.survey.title}</p>
      <p>{referenceText.surveyRespondents(props.survey.respondents)}</p>
      <Show when={props.survey.summary.length > 0}>
        <h3>{referenceText.summary}</h3>
        <ul>
          <For each={props.survey.summary}>{(sentence) => <li>{sentence}</li>}</For>
        </ul>
      </Show>
      <For each={props.survey.questions}>{(question) => <Answers question={question} />}</For>
      <p class="quiet small">{referenceText.shareNote}</p>
      <PrintedIn section={props.survey.section} />
    </section>
  )
}

function Answers(props: { question: Question }) {
  const isCounted = () => props.question.answers.some(({ count }) => count !== null)
  return (
    <article class="stack-tight">
      <h3>
        {referenceText.question(props.question.no, props.question.title)}{' '}
        <span class="small reference-plain">
          <ErratumLinks ids={props.question.errata} />
        </span>
      </h3>
      <For each={props.question.statements}>{(statement) => <p>{statement}</p>}</For>
      <Show when={props.question.scope}>
        {(scope) => <p class="quiet small">{referenceText.scope(scope())}</p>}
      </Show>
      <Show when={isCounted()} fallback={<Uncounted answers={props.question.answers} />}>
        <DataTable
          caption={referenceText.answerCaption(props.question.n)}
          phone="table"
          rows={props.question.answers}
          columns={columnsFor(props.question.n)}
        />
      </Show>
      <Show when={props.question.envisagedTasks}>{(tasks) => <Envisaged tasks={tasks()} />}</Show>
    </article>
  )
}

const columnsFor = (n: number | null) => [
  { header: referenceText.answer, isRowHeader: true, cell: (answer: Answer) => answer.label },
  {
    header: referenceText.count,
    alignEnd: true,
    cell: (answer: Answer) => answer.count ?? referenceText.noNumber,
  },
  ...(n === null
    ? []
    : [
        {
          header: referenceText.share,
          alignEnd: true,
          cell: (answer: Answer) =>
            answer.count === null ? referenceText.noNumber : referenceText.percent(answer.count, n),
        },
      ]),
]

const Uncounted = (props: { answers: readonly Answer[] }) => (
  <>
    <ul>
      <For each={props.answers}>{(answer) => <li>{answer.label}</li>}</For>
    </ul>
    <p class="quiet small">{referenceText.countsUnknown}</p>
  </>
)

function Envisaged(props: { tasks: NonNullable<Question['envisagedTasks']> }) {
  return (
    <details>
      <summary>{props.tasks.title}</summary>
      <div class="stack-tight">
        <div>
          <CertaintyBadge word={props.tasks.groupingCertainty} />
        </div>
        <For each={props.tasks.groups}>
          {(group) => (
            <>
              <p class="strong">{referenceText.envisaged(group.answer)}</p>
              <ul>
                <For each={group.tasks}>{(task) => <li>{task}</li>}</For>
              </ul>
            </>
          )}
        </For>
      </div>
    </details>
  )
}
