import { createMemo, For, Show } from 'solid-js'
import { numberPrefix } from '../../shared/proposals/number'
import { commonText } from '../text/common'
import { figure, projectsText, projectText } from '../text/projects'
import type { ProjectIndicator } from './projects'

/** In user units: a column per 年度, with room for its figure above and its year below. */
const step = 64
const barWidth = 34
const top = 22
const height = 110
const bottom = 22

/** 実績 as columns by 年度 and the targets as a line across them; the table below says the same in numbers. */
export function IndicatorChart(props: { indicator: ProjectIndicator }) {
  const years = () => props.indicator.years
  const hasActual = () => years().some(({ actual }) => actual !== null)
  const scale = createMemo(() => {
    const values = years().flatMap(({ target, actual }) => [target ?? 0, actual ?? 0])
    const most = Math.max(...values, 0)
    const least = Math.min(...values, 0)
    const range = most - least || 1
    return (value: number) => top + ((most - value) / range) * height
  })
  const middle = (index: number) => index * step + step / 2
  const targets = () =>
    years().flatMap(({ target }, index) =>
      target === null ? [] : [{ x: middle(index), y: scale()(target) }],
    )
  const inWords = () =>
    [
      projectText.chart(props.indicator.name, props.indicator.unit),
      ...years().map(({ year, actual, target }) =>
        projectText.chartPoint(
          shortYear(year),
          actual === null ? projectsText.noFigure : figure(actual),
          target === null ? commonText.none : figure(target),
        ),
      ),
    ].join('。')
  return (
    <Show when={hasActual()} fallback={<p class="quiet small">{projectText.chartNone}</p>}>
      <section
        class="project-chart"
        tabindex={0}
        aria-label={projectText.chart(props.indicator.name, props.indicator.unit)}
      >
        <svg
          role="img"
          aria-label={inWords()}
          viewBox={`0 0 ${years().length * step} ${top + height + bottom}`}
          width={years().length * step}
          height={top + height + bottom}
        >
          <line
            class="project-chart-ground"
            x1="0"
            x2={years().length * step}
            y1={scale()(0)}
            y2={scale()(0)}
          />
          <For each={years()}>
            {({ year, actual }, index) => (
              <>
                <Show when={actual !== null}>
                  <rect
                    class="project-chart-bar"
                    x={middle(index()) - barWidth / 2}
                    width={barWidth}
                    y={Math.min(scale()(actual ?? 0), scale()(0))}
                    height={Math.max(1, Math.abs(scale()(actual ?? 0) - scale()(0)))}
                  />
                  <text
                    class="project-chart-text"
                    x={middle(index())}
                    y={scale()(Math.max(0, actual ?? 0)) - 6}
                  >
                    {figure(actual ?? 0)}
                  </text>
                </Show>
                <text class="project-chart-text" x={middle(index())} y={top + height + bottom - 5}>
                  {shortYear(year)}
                </text>
              </>
            )}
          </For>
          <polyline
            class="project-chart-target"
            points={targets()
              .map(({ x, y }) => `${x},${y}`)
              .join(' ')}
          />
          <For each={targets()}>
            {({ x, y }) => (
              <line class="project-chart-target" x1={x - step / 3} x2={x + step / 3} y1={y} y2={y} />
            )}
          </For>
        </svg>
      </section>
      <p class="project-chart-key small" aria-hidden="true">
        <span class="project-key-actual" />
        {projectText.chartKeyActual}
        <span class="project-key-target" />
        {projectText.chartKeyTarget}
      </p>
    </Show>
  )
}

/** R8 */
const shortYear = (year: number) => numberPrefix(`${year}-04-01`).replace('-', '')
