/** The lazy chunk: everything that is needed only when there is something to play. */
import './noDynamicStyle';
import './player.css';
import './captions/captions.css';

export { Player } from './Player';
