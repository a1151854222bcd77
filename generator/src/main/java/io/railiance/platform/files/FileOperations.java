package io.railiance.platform.files;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * All that is ever done to the disk, one method a step. A test stops the world after any of them.
 */
interface FileOperations {
  /** The disk itself. */
  FileOperations DISK = new Disk();

  /** Creates a folder whose parent exists. */
  void createFolder(Path folder) throws IOException;

  /** Writes a whole new file. */
  void write(Path file, String text) throws IOException;

  /** Returns when a file's bytes, or a folder's entries, would outlive a power cut. */
  void flush(Path fileOrFolder) throws IOException;

  /** Renames at one stroke, and replaces a file that is there. */
  void move(Path from, Path to) throws IOException;

  /** Deletes a file or an empty folder. */
  void delete(Path fileOrFolder) throws IOException;

  /** Files for all to read, and folders for all to enter, whatever the umask says. */
  final class Disk implements FileOperations {
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private Disk() {}

    @Override
    public void createFolder(Path folder) throws IOException {
      Files.createDirectory(folder);
      permit(folder, "rwxr-xr-x");
    }

    @Override
    public void write(Path file, String text) throws IOException {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      permit(file, "rw-r--r--");
    }

    @Override
    public void flush(Path fileOrFolder) throws IOException {
      if (WINDOWS && Files.isDirectory(fileOrFolder)) {
        return; // which opens no folder
      }
      try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path fileOrFolder) throws IOException {
      Files.delete(fileOrFolder);
    }

    private static void permit(Path path, String permissions) throws IOException {
      PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      if (view != null) {
        view.setPermissions(PosixFilePermissions.fromString(permissions));
      }
    }
  }
}
