/** The name of a saved file. What was made in play says so before anything else, because a name is often all that is seen of a file. */
export function fileName(name: string, play: boolean): string {
  return play ? `training-${name}` : name
}
