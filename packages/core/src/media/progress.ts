/** How far an upload has come, summed over its parts. */
export interface UploadProgress {
  /** Never goes back: what has to be sent again is not counted again. */
  readonly sentBytes: number;
  /** Of the whole content. */
  readonly totalBytes: number;
}

export type ProgressListener = (progress: UploadProgress) => void;

/** How much of an upload is on its way, summed over its parts. */
export class Progress {
  #sentBytes = 0;

  constructor(
    private readonly totalBytes: number,
    private readonly listener?: ProgressListener,
  ) {}

  /** Counts one part. @returns A function to call with how many bytes of it one try has sent so far. */
  part(): (sentBytes: number) => void {
    let mostBytes = 0;
    return (sentBytes) => {
      if (sentBytes <= mostBytes) return;
      this.#sentBytes += sentBytes - mostBytes;
      mostBytes = sentBytes;
      this.listener?.({ sentBytes: this.#sentBytes, totalBytes: this.totalBytes });
    };
  }
}
