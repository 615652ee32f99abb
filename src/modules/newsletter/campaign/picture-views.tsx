import { Card } from '../../../platform/ui/components/card.tsx';
import { FileField } from '../../../platform/ui/components/text-field.tsx';
import { formatBytes } from '../../../policy/values.ts';
import type { EditorPage } from './editor.ts';
import { mostPictureBytes, pictureTypes } from './pictures.ts';
import { campaignWords } from './words.ts';

/** The pictures of a campaign, and the field that adds some. */
export function Pictures({ language, pictures, errors = [] }: EditorPage) {
  const w = campaignWords[language];
  return (
    <Card title={w.pictures}>
      {pictures.length > 0 && (
        <ul class="pictures" aria-label={w.picturesOwn}>
          {pictures.map((picture) => (
            <li>
              <img src={picture.path} alt="" width={96} height={64} loading="lazy" />
              <p>
                <code>{picture.name}</code>
                <span class="small soft">
                  {picture.width} × {picture.height}, {formatBytes(picture.size, language)}
                </span>
              </p>
              <button
                class="button"
                type="button"
                hidden
                data-insert={JSON.stringify(['\n\n![', w.describe, `](${picture.name})\n\n`])}
                aria-label={w.pictureName(picture.name)}
              >
                {w.insertPicture}
              </button>
              <button
                class="button"
                type="submit"
                name="act"
                value={`remove:${picture.id}`}
                aria-label={w.pictureRemoveName(picture.name)}
              >
                {w.removePicture}
              </button>
            </li>
          ))}
        </ul>
      )}
      <FileField
        language={language}
        name="pictures"
        label={w.pictures}
        hint={w.picturesHint}
        accept={pictureTypes.join(',')}
        multiple
        error={errors.find((error) => error.field === 'pictures')?.message}
      />
      <p class="field-error" data-too-large={mostPictureBytes} data-words={w.tooLargeScript} hidden />
    </Card>
  );
}
