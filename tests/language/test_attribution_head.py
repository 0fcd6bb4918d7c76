"""The parser's own layers read rows without padding."""

import pytest
import torch
from torch.nn.utils.rnn import pad_sequence

from attribution.language.attribution_head import AttributionHead


@pytest.mark.parametrize("lengths", [[5, 5], [5, 2], [1, 4, 3]])
def test_rows_in_one_line_are_read_as_padded_ones_are(lengths):
    torch.manual_seed(1)
    head = AttributionHead(24, 2).eval()
    rows = [torch.randn(length, 24) for length in lengths]
    padded = pad_sequence(rows, batch_first=True)
    real = torch.arange(max(lengths))[None] < torch.tensor(lengths)[:, None]
    with torch.inference_mode():
        expected = padded
        for layer in head.layers:
            expected = layer(expected, src_key_padding_mask=~real)
        found = head.read(torch.cat(rows), lengths)
    assert torch.allclose(found, expected[real], atol=1e-5)
