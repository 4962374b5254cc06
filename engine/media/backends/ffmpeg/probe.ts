import { throwIfCancelled } from '../../cancelled.js';
import { describeMedia, type Probed } from '../../describe-media.js';
import { checkInputFile, unusable } from '../../input-file.js';
import { inputArguments } from './input-arguments.js';
import { parseProbe } from './probe-output.js';
import { lastLine, runTool } from './tool.js';

/** Describes a file; frames are counted by packets. Throws `input-unusable` for what cannot be decoded whole. */
export async function probe(path: string, signal: AbortSignal): Promise<Probed> {
  await checkInputFile(path);
  const entries =
    'packet=pts,duration,flags:stream=codec_name,width,height,pix_fmt,color_range,color_space,color_transfer,color_primaries,' +
    'sample_aspect_ratio,r_frame_rate,avg_frame_rate,time_base,nb_frames,start_pts,duration_ts:stream_side_data=rotation:stream_tags=DURATION';
  const args = ['-v', 'warning', '-select_streams', 'V:0', '-show_entries', entries, '-of', 'json', ...inputArguments(path)];
  const { status, stdout, stderr } = await runTool('ffprobe', args, signal);
  throwIfCancelled(signal);
  if (status !== 0) throw unusable(path, `it is not a video or it is broken (${lastLine(stderr)})`);
  const { stream, packets } = parseProbe(stdout);
  if (!stream) throw unusable(path, 'there is no video in it');
  // Versions before 6.0 mark a packet that was cut off in their warnings only.
  const cut = /Packet corrupt/.test(stderr) ? packets.length - 1 : -1;
  const records = packets.map((packet, i) => (i === cut ? { ...packet, corrupt: true } : packet));
  return describeMedia(path, stream, records);
}
