import { UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import css from './hold-button.module.css'

/** Long enough that no elbow stops a line, short enough for somebody who means it. The ring's animation in the style sheet takes the same time. */
export const HOLD_MS = 1_200
/** A second press must follow within this time, for those who cannot hold. */
const CONFIRM_MS = 5_000

type Phase = 'idle' | 'holding' | 'confirm'

export interface HoldButtonProps {
  readonly label: string
  readonly holdingLabel: string
  readonly confirmLabel: string
  readonly hint: string
  readonly disabled?: boolean
  /** Stands beside the label, for example a lock. */
  readonly mark?: ReactNode
  readonly onConfirmed: () => void
}

/**
 * A button that acts only when it is held: with a finger, the mouse, Space or Enter, while a ring fills.
 * A press that cannot last (a screen reader's or a switch's click) asks for a second one instead.
 */
export function HoldButton(props: HoldButtonProps) {
  const { label, holdingLabel, confirmLabel, hint, disabled = false, mark, onConfirmed } = props
  const [phase, setPhase] = useState<Phase>('idle')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const enter = (next: Phase, afterMs: number, then: () => void) => {
    clearTimeout(timer.current)
    setPhase(next)
    timer.current = setTimeout(() => {
      setPhase('idle')
      then()
    }, afterMs)
  }
  const begin = () => {
    if (!disabled && phase !== 'holding') enter('holding', HOLD_MS, onConfirmed)
  }
  const letGo = () => {
    if (phase !== 'holding') return
    clearTimeout(timer.current)
    setPhase('idle')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ' && event.key !== 'Enter') return
    event.preventDefault()
    if (!event.repeat) begin()
  }
  const onClick = (event: MouseEvent) => {
    // A click with a finger or mouse behind it has a count; holding is what those are for.
    if (disabled || event.detail !== 0) return
    if (phase !== 'confirm') enter('confirm', CONFIRM_MS, () => undefined)
    else enter('idle', 0, onConfirmed)
  }
  const text = { idle: label, holding: holdingLabel, confirm: confirmLabel }[phase]
  return (
    <UnstyledButton
      type="button"
      className={css.button}
      data-phase={phase}
      disabled={disabled}
      aria-description={hint}
      onPointerDown={(event) => event.button === 0 && begin()}
      onPointerUp={letGo}
      onPointerLeave={letGo}
      onPointerCancel={letGo}
      onBlur={letGo}
      onKeyDown={onKeyDown}
      onKeyUp={letGo}
      onClick={onClick}
      onContextMenu={(event) => event.preventDefault()}
    >
      <HoldRing />
      <span aria-live="polite">{text}</span>
      {phase === 'idle' && mark}
    </UnstyledButton>
  )
}

function HoldRing() {
  return (
    <svg className={css.ring} width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
      <circle className={css.track} cx="22" cy="22" r="18" />
      <circle className={css.fill} cx="22" cy="22" r="18" pathLength="100" />
      <rect className={css.stop} x="15" y="15" width="14" height="14" rx="2.5" />
    </svg>
  )
}
