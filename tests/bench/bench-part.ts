/** One part of the bench: measures, and says its figures as data for the results file and as Markdown for the README. */
export type BenchPart = (options: {
  readonly root: string;
  /** A few sequences or frames only: a look, not a figure to quote. */
  readonly quick: boolean;
  readonly report: (line: string) => void;
  /** Folder for weights that are made once, or null for the part's own choice. */
  readonly weights: string | null;
  /** ONNX Runtime's execution provider, for parts that have the choice. */
  readonly provider: string;
}) => Promise<{ readonly figures: unknown; readonly markdown: string }>;
