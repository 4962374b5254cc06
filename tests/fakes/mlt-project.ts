/** One clip of a test project: the frames of its media shown, inclusive, after a gap. */
export interface FakeClip {
  readonly media: string;
  readonly first: number;
  readonly last: number;
  readonly gap?: number;
}

/** The text of an MLT project at 25 frames per second, 640x360: a black background and one playlist per video track, lowest first. */
export function mltProject(tracks: readonly (readonly FakeClip[])[]): string {
  const media = [...new Set(tracks.flat().map((clip) => clip.media))];
  const producers = media.map(
    (path, at) => `  <producer id="media${at}" in="0" out="999">
    <property name="resource">${path}</property>
    <property name="mlt_service">avformat</property>
  </producer>`,
  );
  const playlists = tracks.map((clips, track) => {
    const items = clips.map(
      (clip) =>
        `${clip.gap === undefined ? '' : `<blank length="${clip.gap}"/>`}<entry producer="media${media.indexOf(clip.media)}" in="${clip.first}" out="${clip.last}"/>`,
    );
    return `  <playlist id="v${track}">${items.join('')}</playlist>`;
  });
  const joins = tracks.map(
    (_, track) => `    <transition id="mix${track}">
      <property name="a_track">0</property>
      <property name="b_track">${track + 1}</property>
      <property name="mlt_service">mix</property>
      <property name="always_active">1</property>
    </transition>
    <transition id="join${track}">
      <property name="a_track">0</property>
      <property name="b_track">${track + 1}</property>
      <property name="mlt_service">composite</property>
      <property name="always_active">1</property>
    </transition>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<mlt LC_NUMERIC="C" version="7.12.0" producer="main">
  <profile description="test" width="640" height="360" progressive="1" sample_aspect_num="1" sample_aspect_den="1" display_aspect_num="16" display_aspect_den="9" frame_rate_num="25" frame_rate_den="1" colorspace="709"/>
  <producer id="black_track" in="0" out="999">
    <property name="mlt_service">color</property>
    <property name="resource">black</property>
  </producer>
${producers.join('\n')}
${playlists.join('\n')}
  <tractor id="main">
    <property name="note">kept &amp; unchanged</property>
    <track producer="black_track"/>
${tracks.map((_, track) => `    <track producer="v${track}"/>`).join('\n')}
    <track producer="black_track" hide="video"/>
${joins.join('\n')}
  </tractor>
</mlt>
`;
}
