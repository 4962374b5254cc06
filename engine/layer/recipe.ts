import type { ClipConstants } from '@relight/models/interfaces/image-relighter.js';
import type { ColourTags, MediaInfo } from '../media/media-backend.js';
import type { RelightRequest } from '../relight-request.js';

/** Everything that decided a pixel, as stored beside the result; the same recipe on the same machine gives the same pixels. */
export interface Recipe {
  readonly format: 'relight.recipe.v1';
  readonly engine: { readonly version: string; readonly media: string };
  readonly model: { readonly id: string; readonly provider: string; readonly weightsSha256: string | null };
  readonly source: {
    readonly kind: RelightRequest['source']['kind'];
    /** Path as the client named it, or null for frames that were sent. */
    readonly path: string | null;
    readonly first: number;
    readonly last: number;
    readonly width: number;
    readonly height: number;
    readonly frameRate: MediaInfo['frameRate'];
    readonly colour: ColourTags;
  };
  readonly light: RelightRequest['light'];
  readonly strength: RelightRequest['strength'];
  readonly seed: number;
  /** The diffusion model's settings, all resolved; null for a model that is none. */
  readonly diffusion: RelightRequest['diffusion'];
  readonly codec: RelightRequest['output']['codec'];
  /** What pass 1 fixed for the clip; the same for preview, final and resume. */
  readonly constants: ClipConstants;
  /** Words of the prompt that set the light. */
  readonly understood: readonly string[];
}

/** The recipe as the text of its file. */
export function recipeText(recipe: Recipe): string {
  return `${JSON.stringify(recipe, null, 2)}\n`;
}
