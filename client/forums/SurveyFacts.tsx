import { For, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { forumsText } from '../text/forums'
import { DataTable } from '../ui/DataTable'
import { Loaded } from '../ui/Loaded'

/** What the municipalities answered and what the prefecture aims at, as printed: why this product exists. */
export function SurveyFacts() {
  const facts = createLive('regions', () => call(api.survey.$get()))
  return (
    <Loaded from={facts} waiting={<span />}>
      {(page) => (
        <Show when={page().survey || page().kpi}>
          <section class="section">
            <h2>{forumsText.survey}</h2>
            <Show when={page().kpi}>
              {(kpi) => (
                <p>
                  <strong>{forumsText.kpi}</strong>　{kpi().name}：{kpi().baseline.value}
                  {kpi().baseline.unit}（{kpi().baseline.year}）→ {kpi().target.value}
                  {kpi().target.unit}（{kpi().target.year}）
                  <span class="quiet small">　{forumsText.asOfSource(kpi().plan)}</span>
                </p>
              )}
            </Show>
            <Show when={page().survey}>
              {(survey) => (
                <details>
                  <summary>{survey().title}</summary>
                  <div class="stack">
                    <For each={survey().questions.filter(({ answers }) => answers.length > 0)}>
                      {(question) => (
                        <DataTable
                          caption={`${question.no} ${question.title}${question.n === null ? '' : forumsText.surveyOf(question.n)}`}
                          phone="table"
                          rows={question.answers}
                          columns={[
                            {
                              header: forumsText.surveyAnswer,
                              isRowHeader: true,
                              cell: (answer) => answer.label,
                            },
                            {
                              header: forumsText.surveyCount,
                              alignEnd: true,
                              cell: (answer) => answer.count ?? forumsText.countUnknown,
                            },
                          ]}
                        />
                      )}
                    </For>
                  </div>
                </details>
              )}
            </Show>
          </section>
        </Show>
      )}
    </Loaded>
  )
}
