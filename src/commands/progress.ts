import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** The share that is done, 0 to 1. */
  readonly at: (share: number) => void;
  readonly stop: () => void;
}

/** A bar on standard error while a person watches; nothing where the output goes into a file. */
export function startProgress(label: string): Progress {
  const bar = new SingleBar(
    {
      format: `${label} [{bar}] {percentage}% · {eta_formatted} left`,
      stream: process.stderr,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(1_000, 0);
  return { at: (share) => bar.update(Math.round(share * 1_000)), stop: () => bar.stop() };
}
