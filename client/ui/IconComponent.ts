import type { Component } from 'solid-js'

/** An icon of `lucide-solid/icons/<name>` (import the file, never the package: its barrel takes 13 s to build). */
export type IconComponent = Component<{ size?: number; class?: string }>
