import '../styles/index.css';
import { enhanceHall } from './hall.js';

document.documentElement.classList.add('scripted');
enhanceHall();
