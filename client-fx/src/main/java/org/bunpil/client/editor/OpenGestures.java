package org.bunpil.client.editor;

/** The gestures in progress that change the board, such as a stroke under the pen. */
public interface OpenGestures {
    /** When nothing takes input. */
    OpenGestures NONE = new OpenGestures() {
        @Override
        public boolean any() {
            return false;
        }

        @Override
        public boolean cancelNewest() {
            return false;
        }
    };

    /** Whether there is any. */
    boolean any();

    /** Ends the newest one without effect. @return whether there was one */
    boolean cancelNewest();
}
