import { For } from 'solid-js'
import { filterProjects, type ProjectFilter, projectFilters } from '../../shared/projects/filter'
import { projectsText } from '../text/projects'
import { Button } from '../ui/Button'
import type { Projects } from './projects'

interface ProjectFiltersProps {
  list: Projects
  chosen: ProjectFilter
  onChoose: (filter: ProjectFilter | undefined) => void
}

/** How many there are of each kind; each count opens its rows, and there is no button to an empty list. */
export function ProjectFilters(props: ProjectFiltersProps) {
  const shown = () =>
    projectFilters
      .map((filter) => ({
        filter,
        count: filterProjects(props.list.projects, filter, props.list.missing).length,
      }))
      .filter(({ filter, count }) => filter === 'all' || filter === props.chosen || count > 0)
  return (
    <fieldset class="project-filters cluster no-print">
      <legend class="visually-hidden">{projectsText.filters}</legend>
      <For each={shown()}>
        {({ filter, count }) => (
          <Button
            small
            pressed={props.chosen === filter}
            variant={props.chosen === filter ? 'solid' : 'outline'}
            onClick={() => props.onChoose(filter === 'all' ? undefined : filter)}
          >
            {projectsText.counted(projectsText.filter[filter], count)}
          </Button>
        )}
      </For>
    </fieldset>
  )
}
