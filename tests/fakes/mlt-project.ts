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

/** The same clips as Kdenlive writes them: a bin, and per track a tractor of two playlists; from 23.04 on the sequence lies in a project tractor. */
export function kdenliveProject(tracks: readonly (readonly FakeClip[])[], version: '22.12' | '23.04' = '23.04'): string {
  const plain = mltProject(tracks);
  const bin = `  <playlist id="main_bin">
    <property name="xml_retain">1</property>
    <entry producer="media0" in="0" out="999"/>
  </playlist>
`;
  const wrapped = tracks.map(
    (_, track) => `  <playlist id="v${track}_mixes"/>
  <tractor id="t${track}">
    <track hide="audio" producer="v${track}"/>
    <track hide="audio" producer="v${track}_mixes"/>
  </tractor>
`,
  );
  const outer = `  <tractor id="project" in="0" out="999">
    <property name="kdenlive:projectTractor">1</property>
    <track producer="main" in="0" out="999"/>
  </tractor>
</mlt>`;
  return plain
    .replace('  <playlist id="v0">', `${bin}  <playlist id="v0">`)
    .replace('  <tractor id="main">', `${wrapped.join('')}  <tractor id="main">`)
    .replace(
      '<property name="mlt_service">avformat</property>',
      '<property name="mlt_service">avformat</property>\n    <property name="kdenlive:id">4</property>',
    )
    .replaceAll(/<track producer="v(\d+)"\/>/g, '<track producer="t$1"/>')
    .replace('</mlt>', version === '23.04' ? outer : '</mlt>');
}
