/** What an editor can do, so that nothing asks for more. */
export interface HostDescriptor {
  readonly id: string;
  readonly label: string;
  /** Relit layers can be put on a track of their own above the clip. */
  readonly canAddTrack: boolean;
}

/** The media behind a clip and the part of it that the clip shows, in frames of the media, inclusive. */
export interface MediaReference {
  readonly path: string;
  readonly first: number;
  /** Null: to the media's last frame. */
  readonly last: number | null;
}

/** A clip as its host names it. */
export interface Clip {
  readonly id: string;
  readonly name: string;
}

/** A relit layer as its host names it. */
export interface Layer {
  readonly id: string;
}

/** Finished media on disk, exactly as long as the clip's trimmed range. */
export interface LayerMedia {
  readonly path: string;
  readonly frames: number;
  readonly frameRate: { readonly num: number; readonly den: number };
  /** The recipe's file, to be remembered with the layer. */
  readonly recipePath: string;
}

/** An editor, or what stands in for one: adapters translate, they never decide. */
export interface Host {
  describeHost(): HostDescriptor;
  /** The clips that the user means, in the order of the timeline. */
  selection(): Promise<readonly Clip[]>;
  getSource(clip: Clip): Promise<MediaReference>;
  /** Shows the media above the clip over its whole length; never over anything else, nothing else changed. */
  putLayer(clip: Clip, media: LayerMedia): Promise<Layer>;
  /** The recipe remembered with a layer, or null. */
  readRecipe(layer: Layer): Promise<string | null>;
}
