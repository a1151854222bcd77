package io.railiance.platform.review;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes to text; what is no UTF-8 is refused. Windows' line ends become ours. */
final class Utf8 {
  private Utf8() {}

  static String text(String shown, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
    } catch (CharacterCodingException e) {
      throw new FindingsException(
          Finding.error(
              "review-encoding", Location.of(shown), "the file is not UTF-8", "Save it as UTF-8."));
    }
  }
}
